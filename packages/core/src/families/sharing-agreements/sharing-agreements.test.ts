import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const path = '/sharing_agreements'

function desk() {
  const tools = testDesk()
  const propose = (given: object = {}) =>
    tools.call('admin', 'POST', path, { sharing_agreement: { remote_subdomain: 'northwind', ...given } })
  return { ...tools, propose }
}

describe('sharing agreements', () => {
  test('are proposed, accepted, listed and ended', async () => {
    const { account, call, propose } = desk()
    const made = await propose()
    const { sharing_agreement } = made.body
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(sharing_agreement.url)
    expect(Object.entries(sharing_agreement)).toEqual([
      ['url', `https://example.zendesk.com/api/v2/sharing_agreements/${sharing_agreement.id}.json`],
      ['id', expect.any(Number)],
      ['name', 'Northwind @ Example'],
      ['type', 'outbound'],
      ['status', 'pending'],
      ['partner_name', null],
      ['remote_subdomain', 'northwind'],
      ['created_at', account.now],
      ['updated_at', account.now],
    ])
    account.clock.advance(1000)
    const update = { sharing_agreement: { status: 'accepted', name: 'Other' } }
    const accepted = await call('admin', 'PUT', `${path}/${sharing_agreement.id}`, update)
    const want = { ...sharing_agreement, status: 'accepted', updated_at: account.now }
    expect(accepted.body.sharing_agreement).toEqual(want)
    expect((await call('agent', 'GET', path)).body).toEqual({
      sharing_agreements: [want],
      next_page: null,
      previous_page: null,
      count: 1,
    })
    expect((await call('admin', 'DELETE', `${path}/${sharing_agreement.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `${path}/${sharing_agreement.id}`)).status).toBe(404)
  })

  test('keep what was given', async () => {
    const given = { name: 'Trackers', type: 'inbound', partner_name: 'jira', status: 'inactive' }
    expect((await desk().propose(given)).body.sharing_agreement).toMatchObject(given)
  })

  test.each([
    [{ remote_subdomain: ' ' }, 'remote_subdomain', 'BlankValue'],
    [{ remote_subdomain: undefined }, 'remote_subdomain', 'BlankValue'],
    [{ status: 'ssl_error' }, 'status', 'InvalidValue'],
  ])('%o is refused', async (given, property, error) => {
    const { status, body } = await desk().propose(given)
    expect([status, body.details[property][0].error]).toEqual([422, error])
  })
})

test.each([
  ['GET', '', [200, 200, 200, 403, 401]],
  ['GET', '/AGREEMENT', [200, 200, 200, 403, 401]],
  ['POST', '', [201, 403, 403, 403, 401]],
  ['PUT', '/AGREEMENT', [200, 403, 403, 403, 401]],
  ['DELETE', '/AGREEMENT', [204, 403, 403, 403, 401]],
] as const)('who may %s %s', async (method, rest, want) => {
  const got = []
  for (const name of ['admin', 'agent', 'light', 'endUser', 'nobody'] as const) {
    const { call, propose, agentWith } = desk()
    const { id } = (await propose()).body.sharing_agreement
    const given = { remote_subdomain: 'northwind', status: 'accepted' }
    const body = method === 'POST' || method === 'PUT' ? { sharing_agreement: given } : undefined
    const who = name === 'light' ? agentWith({}, 1) : name
    got.push((await call(who, method, path + rest.replace('AGREEMENT', `${id}`), body)).status)
  }
  expect(got).toEqual(want)
})
