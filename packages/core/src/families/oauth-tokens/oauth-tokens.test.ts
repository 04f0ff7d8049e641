import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { revokeTokensOf } from './issue-token.ts'

const tokens = '/api/v2/oauth/tokens'
const clients = '/api/v2/oauth/clients'

async function deskWithClient() {
  const desk = testDesk()
  const { client } = (await desk.call('admin', 'POST', clients, { client: { name: 'A', identifier: 'a' } })).body
  const create = async (scopes: readonly string[]) =>
    (await desk.call('admin', 'POST', tokens, { token: { client_id: client.id, scopes } })).body.token
  const bearer = (token: string, method: string, path: string, body?: unknown) =>
    desk.send(method, path, {
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return { ...desk, client, create, bearer }
}

describe('OAuth tokens', () => {
  test('are created for a client without an end, whole this one time', async () => {
    const { call, person, client } = await deskWithClient()
    const created = await call('admin', 'POST', tokens, { token: { client_id: client.id, scopes: ['read'] } })
    expect(created.status).toBe(201)
    const { token } = created.body
    expect(token).toMatchObject({
      client_id: client.id,
      user_id: person('admin').id,
      scopes: ['read'],
      expires_at: null,
      refresh_token: null,
      used_at: null,
    })
    expect(token.token).toBe(token.full_token.slice(0, 10))
    const shown = (await call('admin', 'GET', `${tokens}/${token.id}`)).body.token
    expect(shown.token).toBe(token.token)
    expect(shown).not.toHaveProperty('full_token')
  })

  test('sign requests until they are revoked by their id', async () => {
    const { call, create, bearer } = await deskWithClient()
    const { id, full_token } = await create(['read', 'write'])
    expect((await bearer(full_token, 'GET', '/users/me')).body.user.email).toBe('admin@example.com')
    expect((await call('admin', 'DELETE', `${tokens}/${id}`)).status).toBe(204)
    const refused = await bearer(full_token, 'GET', '/users/me')
    expect(refused.status).toBe(401)
    expect(refused.body.error).toBe('invalid_token')
  })

  test('know themselves as the current one, and can end themselves', async () => {
    const { call, create, bearer } = await deskWithClient()
    const { id, full_token } = await create(['read', 'write'])
    expect((await bearer(full_token, 'GET', `${tokens}/current`)).body.token.id).toBe(id)
    expect((await bearer(full_token, 'DELETE', `${tokens}/current`)).status).toBe(204)
    expect((await bearer(full_token, 'GET', `${tokens}/current`)).status).toBe(401)
    expect((await call('admin', 'GET', `${tokens}/current`)).status).toBe(404)
  })

  test('note roughly when they were used', async () => {
    const { account, create, bearer, call } = await deskWithClient()
    const { id, full_token } = await create(['read'])
    const usedAt = async () => (await call('admin', 'GET', `${tokens}/${id}`)).body.token.used_at
    await bearer(full_token, 'GET', '/users/me')
    expect(await usedAt()).toBe('2026-03-14T09:00:00Z')
    account.clock.advance(30_000)
    await bearer(full_token, 'GET', '/users/me')
    expect(await usedAt()).toBe('2026-03-14T09:00:00Z')
    account.clock.advance(60_000)
    await bearer(full_token, 'GET', '/users/me')
    expect(await usedAt()).toBe('2026-03-14T09:01:30Z')
  })

  test('are listed for their owner, of one client, or all', async () => {
    const { call, create, client, account } = await deskWithClient()
    await create(['read'])
    await create(['write'])
    const list = async (query: string) => (await call('admin', 'GET', `${tokens}${query}`)).body
    const own = await list('')
    expect(new Set(own.tokens.map((token: { user_id: number }) => token.user_id)).size).toBe(1)
    expect((await list('?all=true')).count).toBe(account.oauthTokens.size)
    expect((await list('?all=true')).count).toBeGreaterThan(own.count)
    expect((await list(`?client_id=${client.id}`)).count).toBe(2)
    const page = await list('?all=true&page[size]=1')
    expect(page.meta.has_more).toBe(true)
    expect(page.tokens).toHaveLength(1)
  })

  test.each([
    [['read'], 'GET', '/users/me', 200],
    [['read'], 'POST', '/groups', 403],
    [['write'], 'GET', '/users/me', 403],
    [['write'], 'POST', '/groups', 201],
    [['users:read'], 'GET', '/users/me', 200],
    [['users:read'], 'GET', '/groups', 403],
    [['users:read'], 'GET', '/incremental/users?start_time=0', 200],
    [['tickets:read'], 'GET', '/incremental/users?start_time=0', 403],
    [['organizations:read'], 'GET', '/search?query=a', 403],
    [['unrestricted'], 'POST', '/groups', 201],
    [['nonsense'], 'GET', '/users/me', 403],
    [['constructor:read'], 'GET', '/users/me', 403],
  ] as const)('with the scopes %j a %s of %s gives %i', async (scopes, method, path, status) => {
    const { create, bearer } = await deskWithClient()
    const { full_token } = await create(scopes)
    const body = method === 'POST' ? { group: { name: 'Night' } } : undefined
    const answer = await bearer(full_token, method, path, body)
    expect(answer.status).toBe(status)
    if (status === 403) {
      const needed = method === 'GET' ? 'read' : 'write'
      expect(answer.body.description).toBe(`Missing the following required scopes: ${needed}`)
    }
  })

  test('die with their client', async () => {
    const { call, client, create, bearer } = await deskWithClient()
    const { full_token } = await create(['read'])
    await call('admin', 'DELETE', `${clients}/${client.id}`)
    expect((await bearer(full_token, 'GET', '/users/me')).status).toBe(401)
  })

  test('end with their user', async () => {
    const { account, create, bearer, person } = await deskWithClient()
    const { full_token } = await create(['read'])
    account.commit(() => revokeTokensOf(account, person('admin').id))
    expect((await bearer(full_token, 'GET', '/users/me')).status).toBe(401)
  })

  test('need a client that exists, and scopes', async () => {
    const { call, client } = await deskWithClient()
    const create = (token: unknown) => call('admin', 'POST', tokens, { token })
    expect((await create({ client_id: 1, scopes: ['read'] })).body.details).toHaveProperty('client_id')
    expect((await create({ client_id: client.id, scopes: [] })).body.details).toHaveProperty('scopes')
  })

  test('of others are hidden from all but admins', async () => {
    const { account, call, person, create } = await deskWithClient()
    const { id } = await create(['read'])
    const own = account.oauthTokens.by('user', person('endUser').id).first()
    expect((await call('endUser', 'GET', `${tokens}/${own?.id}`)).status).toBe(200)
    expect((await call('endUser', 'GET', `${tokens}/${id}`)).status).toBe(404)
    expect((await call('endUser', 'DELETE', `${tokens}/${id}`)).status).toBe(404)
    expect((await call('admin', 'GET', `${tokens}/${own?.id}`)).status).toBe(200)
    expect((await call('agent', 'GET', tokens)).status).toBe(403)
    expect((await call('agent', 'POST', tokens, { token: {} })).status).toBe(403)
    expect((await call('nobody', 'GET', tokens)).status).toBe(401)
  })
})
