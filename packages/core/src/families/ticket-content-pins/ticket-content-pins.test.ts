import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const path = '/ticket_content_pins'

async function desk() {
  const tools = testDesk()
  const { call, person } = tools
  const open = async () => {
    const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, requester_id: person('endUser').id }
    return `${(await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id}`
  }
  const pin = (who: Parameters<typeof call>[0], given: object) =>
    call(who, 'POST', path, { ticket_content_pin: { content_id: '17', content_type: 'article', ...given } })
  return { ...tools, pin, open, ticket_id: await open() }
}

describe('content pins', () => {
  test('keep an article at hand on a ticket, once, until they are taken away', async () => {
    const { account, call, pin, ticket_id } = await desk()
    const made = await pin('agent', { ticket_id, locale: 'en-us' })
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      url: `https://example.zendesk.com/api/v2/ticket_content_pins/${made.body.id}`,
      account_id: `${account.id}`,
      ticket_id,
      content_id: '17',
      content_type: 'article',
      locale: 'en-us',
      created_at: account.now,
    })
    const again = await pin('admin', { ticket_id })
    expect([again.status, again.body.errors[0].code]).toEqual([409, 'Conflict'])
    const listed = { ticket_content_pins: [made.body], count: 1 }
    expect((await call('agent', 'GET', `${path}?ticket_id=${ticket_id}`)).body).toEqual(listed)
    const deleted = await call('agent', 'DELETE', `${path}/${made.body.id}`)
    expect([deleted.status, deleted.body]).toEqual([200, made.body])
    expect((await call('agent', 'GET', path)).body).toEqual({ ticket_content_pins: [], count: 0 })
    expect((await call('agent', 'DELETE', `${path}/${made.body.id}`)).status).toBe(404)
  })

  test('list those of one ticket only, when it is named', async () => {
    const { call, pin, open, ticket_id } = await desk()
    const other = await open()
    await pin('agent', { ticket_id })
    await pin('agent', { ticket_id: other, content_id: '18' })
    const contents = async (query: string) =>
      (await call('agent', 'GET', path + query)).body.ticket_content_pins.map(
        (one: { content_id: string }) => one.content_id,
      )
    expect(await contents('')).toEqual(['17', '18'])
    expect(await contents(`?ticket_id=${other}`)).toEqual(['18'])
  })

  test.each([
    ['a ticket that there is not', { ticket_id: '4711' }, 404],
    ['a ticket that is no number', { ticket_id: 'hub' }, 404],
    ['content without an id', { content_id: ' ' }, 422],
    ['content of no type', { content_type: '' }, 422],
  ])('refuses %s', async (_, given, status) => {
    const { pin, ticket_id } = await desk()
    expect((await pin('agent', { ticket_id, ...given })).status).toBe(status)
  })

  test('are hidden with their ticket', async () => {
    const { call, pin, agentWith, ticket_id } = await desk()
    const { id } = (await pin('agent', { ticket_id })).body
    const bound = agentWith({ ticket_access: 'within-groups' })
    expect((await pin(bound, { ticket_id, content_id: '18' })).status).toBe(404)
    expect((await call(bound, 'GET', `${path}?ticket_id=${ticket_id}`)).status).toBe(404)
    expect((await call(bound, 'GET', path)).body.count).toBe(0)
    expect((await call(bound, 'DELETE', `${path}/${id}`)).status).toBe(404)
    await call('admin', 'DELETE', `/tickets/${ticket_id}`)
    expect((await call('admin', 'GET', path)).body.count).toBe(0)
  })
})

test.each([
  ['GET', '', [200, 200, 200, 403, 401]],
  ['POST', '', [201, 409, 409, 403, 401]],
  ['DELETE', '/PIN', [200, 404, 404, 403, 401]],
] as const)('who may %s %s', async (method, rest, want) => {
  const { call, pin, agentWith, ticket_id } = await desk()
  const light = agentWith({ ticket_access: 'all' }, 1)
  const { id } = (await pin('agent', { ticket_id, content_id: '18' })).body
  const given = { ticket_id, content_id: '17', content_type: 'article' }
  const got = []
  for (const who of ['admin', 'agent', light, 'endUser', 'nobody'] as const) {
    const body = method === 'POST' ? { ticket_content_pin: given } : undefined
    got.push((await call(who, method, path + rest.replace('PIN', id), body)).status)
  }
  expect(got).toEqual(want)
})
