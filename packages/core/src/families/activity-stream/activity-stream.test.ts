import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const day = 24 * 60 * 60_000

async function desk() {
  const tools = testDesk({ world: quietWorld })
  const { account, call, person } = tools
  const open = async (given: object = {}) => {
    const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, requester_id: person('endUser').id, ...given }
    return (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id as number
  }
  const change = async (who: Parameters<typeof call>[0], id: number, ticket: object) => {
    account.clock.advance(1000)
    const { status } = await call(who, 'PUT', `/tickets/${id}`, { ticket })
    expect(status).toBe(200)
  }
  const list = async (query = '', who: Parameters<typeof call>[0] = 'agent') =>
    (await call(who, 'GET', `/activities${query}`)).body
  const titles = async (query = '') => (await list(query)).activities.map((one: { title: string }) => one.title)
  return { ...tools, open, change, list, titles }
}

describe('activities', () => {
  test('tell an agent what others did to their tickets, the newest first, with the people beside', async () => {
    const { account, person, open, change, list, titles } = await desk()
    const id = await open()
    await change('admin', id, { assignee_id: person('agent').id })
    await change('secondAgent', id, { comment: { body: 'A known fault', public: false } })
    await change('admin', id, { priority: 'high' })
    const { name: boss } = person('admin')
    const { name: colleague } = person('secondAgent')
    expect(await titles()).toEqual([
      `${boss} raised the priority of ticket #${id}.`,
      `${colleague} commented on ticket #${id}.`,
      `${boss} assigned ticket #${id} to you.`,
    ])
    const { activities, actors, users, count } = await list()
    expect(count).toBe(3)
    expect(activities[1]).toEqual({
      url: `https://example.zendesk.com/api/v2/activities/${activities[1].id}.json`,
      id: expect.any(Number),
      title: expect.any(String),
      verb: 'tickets.comment',
      user_id: person('agent').id,
      actor_id: person('secondAgent').id,
      created_at: '2026-03-14T09:00:02Z',
      updated_at: '2026-03-14T09:00:02Z',
      object: { ticket: { id, subject: 'Hub' }, comment: { value: 'A known fault', public: false } },
      target: { ticket: { id, subject: 'Hub' } },
      user: expect.objectContaining({ id: person('agent').id, role: 'agent' }),
      actor: expect.objectContaining({ id: person('secondAgent').id, name: colleague }),
    })
    expect(actors.map((one: { id: number }) => one.id)).toEqual([person('admin').id, person('secondAgent').id])
    expect(users.map((one: { id: number }) => one.id)).toEqual([person('agent').id])
    const first = await list('?page[size]=1')
    expect(first.actors).toHaveLength(1)
    expect(first.meta.has_more).toBe(true)
    expect((await list('?include=fields_metadata')).fields_metadata).toEqual([])
    expect(account.activities.size).toBe(3)
  })

  test('leave out one’s own doings, what a ticket begins with, lower priorities and imports', async () => {
    const { call, person, open, change, list, titles } = await desk()
    const mine = { assignee_id: person('agent').id, priority: 'urgent' }
    const id = await open(mine)
    expect(await titles()).toEqual([`${person('admin').name} assigned ticket #${id} to you.`])
    await change('agent', id, { comment: { body: 'On it' }, priority: 'high' })
    await change('admin', id, { priority: 'low', subject: 'Rear hub' })
    const imported = { subject: 'Old', comments: [{ value: 'Once' }], ...mine, requester_id: person('endUser').id }
    expect((await call('admin', 'POST', '/imports/tickets', { ticket: imported })).status).toBe(201)
    expect((await list()).count).toBe(1)
    expect((await list('', 'admin')).count).toBe(0)
  })

  test('come since a moment, either way round, by cursor and by page', async () => {
    const { person, open, change, list } = await desk()
    const id = await open({ assignee_id: person('agent').id })
    for (const body of ['One', 'Two', 'Three']) await change('admin', id, { comment: { body } })
    const words = async (query: string) =>
      (await list(query)).activities.map(
        ({ object }: { object: { comment?: { value: string } } }) => object.comment?.value ?? 'Given',
      )
    const since = 'since=2026-03-14T09:00:01Z'
    expect(await words('')).toEqual(['Three', 'Two', 'One', 'Given'])
    expect(await words('?sort=created_at&page[size]=9')).toEqual(['Given', 'One', 'Two', 'Three'])
    expect(await words(`?${since}`)).toEqual(['Three', 'Two'])
    expect(await words(`?${since}&sort=created_at&page[size]=9`)).toEqual(['Two', 'Three'])
    expect(await words(`?${since}&per_page=1&page=2`)).toEqual(['Two'])
    const { links } = await list(`?${since}&page[size]=1`)
    const next = await list(links.next.slice(links.next.indexOf('?')))
    expect([next.activities[0].object.comment.value, next.meta.has_more]).toEqual(['Two', false])
    expect((await list('?since=2030-01-01T00:00:00Z')).activities).toEqual([])
    expect((await list('?since=lately')).error.title).toBe('Invalid attribute')
  })

  test('are told for thirty days, each from its own time', async () => {
    const { account, person, open, change, titles } = await desk()
    const id = await open({ assignee_id: person('agent').id })
    account.clock.advance(20 * day)
    await change('admin', id, { comment: { body: 'Well?' } })
    account.clock.advance(10 * day)
    expect(await titles()).toEqual([`${person('admin').name} commented on ticket #${id}.`])
    account.clock.advance(20 * day)
    expect(await titles()).toEqual([])
    await change('admin', id, { comment: { body: 'And now?' } })
    expect(await titles()).toHaveLength(1)
    account.clock.advance(30 * day)
    expect(await titles()).toEqual([])
    expect(account.activities.size).toBe(0)
  })

  test('are shown and counted to whom they concern', async () => {
    const { call, person, open } = await desk()
    await open({ assignee_id: person('agent').id })
    const { activities } = (await call('agent', 'GET', '/activities')).body
    expect((await call('agent', 'GET', `/activities/${activities[0].id}`)).body.activity).toEqual(activities[0])
    expect((await call('admin', 'GET', `/activities/${activities[0].id}`)).status).toBe(404)
    const counted = async (who: 'admin' | 'agent') => (await call(who, 'GET', '/activities/count')).body.count.value
    expect([await counted('agent'), await counted('admin')]).toEqual([1, 0])
  })

  test('tell neither words nor subject of a ticket that is seen no more', async () => {
    const { account, call, person, open, change, list } = await desk()
    const id = await open({ assignee_id: person('agent').id })
    await change('admin', id, { comment: { body: 'A secret' } })
    account.commit(() => account.users.update(person('agent'), { ticket_restriction: 'assigned' }))
    await change('admin', id, { assignee_id: person('admin').id })
    const { object } = (await list()).activities[0]
    expect(object).toEqual({ ticket: { id, subject: null } })
    await call('admin', 'DELETE', `/tickets/${id}`)
    expect((await list()).count).toBe(2)
  })
})

test.each([
  ['/activities', [200, 200, 200, 403, 401]],
  ['/activities/count', [200, 200, 200, 403, 401]],
  ['/activities/1', [404, 404, 404, 403, 401]],
] as const)('who may GET %s', async (path, want) => {
  const { call, agentWith } = await desk()
  const got = []
  for (const who of ['admin', 'agent', agentWith({}, 1), 'endUser', 'nobody'] as const) {
    got.push((await call(who, 'GET', path)).status)
  }
  expect(got).toEqual(want)
})
