import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

async function desk() {
  const tools = testDesk()
  const { call, person } = tools
  const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, requester_id: person('endUser').id }
  const { id } = (await call('admin', 'POST', '/tickets', { ticket })).body.ticket
  const skip = (who: Parameters<typeof call>[0], reason: string, ticket_id = id) =>
    call(who, 'POST', '/skips', { skip: { ticket_id, reason } })
  return { ...tools, id, skip }
}

const reasons = ({ body }: { body: { skips: { reason: string }[] } }) => body.skips.map(({ reason }) => reason)

describe('skips', () => {
  test('tell who passed over which ticket, and why', async () => {
    const { account, call, person, id, skip } = await desk()
    const { status, body } = await skip('agent', 'The carrier first')
    expect(status).toBe(201)
    expect(body.skip).toEqual({
      id: expect.any(Number),
      ticket_id: id,
      user_id: person('agent').id,
      reason: 'The carrier first',
      ticket: expect.objectContaining({ id, subject: 'Hub', status: 'new' }),
      created_at: account.now,
      updated_at: account.now,
    })
    await skip('secondAgent', 'Needs a mechanic')
    for (const path of ['/skips', `/tickets/${id}/skips`]) {
      expect(reasons(await call('admin', 'GET', path))).toEqual(['The carrier first', 'Needs a mechanic'])
      expect(reasons(await call('admin', 'GET', `${path}?sort_order=desc`))).toEqual([
        'Needs a mechanic',
        'The carrier first',
      ])
    }
    expect(reasons(await call('admin', 'GET', `/users/${person('agent').id}/skips`))).toEqual(['The carrier first'])
  })

  test('show a ticket that changed as it is, and nothing of one that is gone', async () => {
    const { call, id, skip } = await desk()
    await skip('agent', 'Later')
    const ticket = async () => (await call('admin', 'GET', '/skips')).body.skips[0].ticket
    await call('admin', 'PUT', `/tickets/${id}`, { ticket: { subject: 'Rear hub' } })
    expect(await ticket()).toMatchObject({ subject: 'Rear hub' })
    await call('admin', 'DELETE', `/tickets/${id}`)
    expect(await ticket()).toBeNull()
    expect((await skip('agent', 'Gone')).status).toBe(404)
  })

  test('of others are for who reads reports, and tickets for who sees them', async () => {
    const { call, person, agentWith, id, skip } = await desk()
    const plain = agentWith({ ticket_access: 'all' })
    const reader = agentWith({ report_access: 'readonly' })
    await skip('agent', 'Theirs')
    await skip(plain, 'Mine')
    const others = `/users/${person('agent').id}/skips`
    expect(reasons(await call(plain, 'GET', '/skips'))).toEqual(['Mine'])
    expect(reasons(await call(plain, 'GET', `/tickets/${id}/skips`))).toEqual(['Mine'])
    expect(reasons(await call(plain, 'GET', `/users/${plain.id}/skips`))).toEqual(['Mine'])
    expect((await call(plain, 'GET', others)).status).toBe(403)
    expect(reasons(await call(reader, 'GET', others))).toEqual(['Theirs'])
    expect((await call(reader, 'GET', '/skips')).body.skips[0].ticket).toBeNull()
    expect((await call(reader, 'GET', `/tickets/${id}/skips`)).status).toBe(404)
    expect((await skip(reader, 'Out of sight')).status).toBe(404)
  })
})

describe('who may', () => {
  test.each([
    ['GET', '/skips', [200, 200, 200, 403, 401]],
    ['GET', '/users/USER/skips', [200, 200, 200, 403, 401]],
    ['GET', '/tickets/TICKET/skips', [200, 200, 200, 403, 401]],
    ['POST', '/skips', [201, 201, 201, 403, 401]],
  ] as const)('%s %s', async (method, template, want) => {
    const { call, agentWith, person, id } = await desk()
    const path = template.replace('USER', `${person('agent').id}`).replace('TICKET', `${id}`)
    const light = agentWith({ ticket_access: 'all', report_access: 'readonly' }, 1)
    const body = method === 'POST' ? { skip: { ticket_id: id, reason: 'Later' } } : undefined
    const got = []
    for (const who of ['admin', 'agent', light, 'endUser', 'nobody'] as const) {
      got.push((await call(who, method, path, body)).status)
    }
    expect(got).toEqual(want)
  })
})
