import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { issueToken } from '../oauth-tokens/issue-token.ts'

const path = '/api/v2/oauth/global_clients'

function deskWithClient() {
  const desk = testDesk()
  const { account } = desk
  const client = account.commit(() =>
    account.globalClients.insert({
      id: 2044,
      name: 'Phone Board',
      identifier: 'zdg-phone-board',
      kind: 'confidential',
      company: 'Board Works',
      description: 'Calls beside tickets',
      logo_url: null,
    }),
  )
  return { ...desk, client }
}

describe('global clients', () => {
  test('are listed and shown', async () => {
    const { call, client } = deskWithClient()
    expect((await call('admin', 'GET', path)).body.global_clients).toContainEqual(client)
    expect((await call('admin', 'GET', `${path}/2044`)).body.global_client).toEqual(client)
    expect((await call('admin', 'GET', `${path}/1`)).status).toBe(404)
  })

  test('tell how many living tokens they hold', async () => {
    const { call, account, client, person } = deskWithClient()
    account.commit(() => {
      const plan = { userId: person('agent').id, clientId: client.id, scopes: ['read'] }
      issueToken(account, { ...plan, expiresIn: null })
      issueToken(account, { ...plan, expiresIn: 300 })
    })
    account.clock.advance(400_000)
    const summary = async (query: string) => (await call('admin', 'GET', `${path}/token_summary${query}`)).body
    expect((await summary('?global_client_id=2044')).global_clients).toEqual([
      { id: 2044, tokens_count: 1, last_used_at: null },
    ])
    expect((await summary('?global_client_id=2044&include_expired=true')).global_clients[0].tokens_count).toBe(2)
    const listed = await call('admin', 'GET', '/api/v2/oauth/tokens?all=true&global_client_id=2044')
    expect(listed.body.count).toBe(2)
  })

  test.each([
    ['manage_api_credentials', 200],
    ['manage_extensions_and_channels', 403],
  ] as const)('are shown to agents whose role has %s: %i', async (permission, status) => {
    const { call, agentWith } = deskWithClient()
    const agent = agentWith({ [permission]: true })
    expect((await call(agent, 'GET', `${path}/2044`)).status).toBe(status)
    expect((await call(agent, 'GET', `${path}/token_summary`)).status).toBe(status)
  })

  test.each([
    ['', 'agent', 403],
    ['/token_summary', 'agent', 403],
    ['/2044', 'agent', 403],
    ['', 'endUser', 403],
    ['/token_summary', 'endUser', 403],
    ['/2044', 'nobody', 401],
  ] as const)('%s is refused to %s', async (suffix, caller, status) => {
    expect((await deskWithClient().call(caller, 'GET', path + suffix)).status).toBe(status)
  })
})
