import { expect, test } from 'vitest'
import { day } from '../../account/days-ago.ts'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const age = (value: string) => ({ field: 'duration_since_last_update', operator: 'greater_than', value })

/** A desk with few records, and ways to have old tickets, schedules and time that passes. */
function desk() {
  const { account, call, person, ...rest } = testDesk({ world: quietWorld })
  const open = async (more: object = {}) => {
    const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id, ...more }
    return (await call('agent', 'POST', '/tickets', { ticket })).body.ticket
  }
  const archive = async (more: object = {}) => {
    const { id } = await open(more)
    account.commit(() => account.tickets.update(account.tickets.find(id), { status: 'closed', archived: true }))
    return id
  }
  const plan = async (object: string, ...all: object[]) => {
    const deletion_schedule = { title: 'Old', object, active: true, conditions: { all } }
    const { status, body } = await call('admin', 'POST', '/deletion_schedules', { deletion_schedule })
    expect(status).toBe(201)
    return body.deletion_schedule
  }
  const pass = async (days: number) => {
    account.clock.advance(days * day)
    await call('admin', 'GET', '/users/me')
  }
  const statusOf = async (path: string) => (await call('admin', 'GET', path)).status
  return { account, call, person, open, archive, plan, pass, statusOf, ...rest }
}

test('archived tickets that meet the conditions are erased with the night after they come of age', async () => {
  const { open, archive, plan, pass, statusOf, account, call } = desk()
  const [old, kept, fresh] = [await archive(), await archive({ tags: ['keep'] }), (await open()).id]
  await plan('zen:ticket', age('P30D'), { field: 'current_tags', operator: 'not_includes', value: 'keep' })
  await pass(30)
  expect(await statusOf(`/tickets/${old}`)).toBe(200)
  await pass(1)
  const statuses = [old, kept, fresh].map((id) => statusOf(`/tickets/${id}`))
  expect(await Promise.all(statuses)).toEqual([404, 200, 200])
  expect((await call('admin', 'GET', '/deleted_tickets')).body.deleted_tickets).toEqual([])
  expect(account.tickets.find(old)).toMatchObject({ scrubbed: true, subject: 'SCRUBBED' })
  expect(account.tickets.find(old).deletion?.deleted_at).toBe('2026-04-14T00:00:00Z')
})

test('a schedule goes on for as long as it is active, and deletes nothing without conditions', async () => {
  const { archive, plan, pass, statusOf, call } = desk()
  await plan('zen:ticket')
  const { id } = await plan('zen:ticket', age('P1D'))
  const first = await archive()
  await pass(3)
  expect(await statusOf(`/tickets/${first}`)).toBe(404)
  const second = await archive()
  await call('admin', 'PUT', `/deletion_schedules/${id}`, { deletion_schedule: { active: false } })
  await pass(3)
  expect(await statusOf(`/tickets/${second}`)).toBe(200)
  await call('admin', 'PUT', `/deletion_schedules/${id}`, { deletion_schedule: { active: true } })
  await pass(1)
  expect(await statusOf(`/tickets/${second}`)).toBe(404)
})

test('a round over many records is made in steps', async () => {
  const { account, archive, plan, pass } = desk()
  const ticket = account.tickets.find(await archive())
  account.commit(() => {
    for (let id = 10_001; id <= 11_200; id++) account.tickets.insert({ ...ticket, id })
  })
  await plan('zen:ticket', age('P1D'))
  account.clock.advance(2 * day - (account.clock.now() % day))
  const left = () => account.tickets.by('isArchived', true).size
  const sizes = []
  for (let step = 0; step < 3; step++) {
    account.clock.advance(step === 0 ? 0 : 1000)
    await pass(0)
    sizes.push(left())
  }
  expect(sizes).toEqual([701, 201, 0])
})

test('attachments of archived tickets lose their content, and the tickets stay', async () => {
  const { call, archive, plan, pass, statusOf } = desk()
  const upload = await call('agent', 'POST', '/uploads?filename=a.txt', 'tea')
  const id = await archive({ comment: { body: 'See', uploads: [upload.body.upload.token] } })
  await plan('zen:attachment', age('P10D'))
  await pass(12)
  const { comments } = (await call('agent', 'GET', `/tickets/${id}/comments`)).body
  expect([await statusOf(`/tickets/${id}`), comments[0].attachments]).toMatchObject([200, [{ deleted: true }]])
})

test('customers who did nothing for long are deleted, and erased a month later', async () => {
  const { call, account, plan, pass, statusOf, open, person } = desk()
  const make = async (name: string, more: object = {}) => {
    const user = { name, email: `${name}@example.org`, ...more }
    return (await call('admin', 'POST', '/users', { user })).body.user.id as number
  }
  const [idle, kept, waiting] = [await make('idle'), await make('kept', { tags: ['retain'] }), await make('waiting')]
  const busy = person('endUser').id
  await open({ requester_id: waiting })
  const ticket = await open({ requester_id: busy, status: 'solved' })
  await plan('zen:user', age('P60D'), { field: 'current_tags', operator: 'not_includes', value: 'retain' })
  await pass(40)
  account.commit(() => account.tickets.update(account.tickets.find(ticket.id), { status: 'open' }))
  await call('endUser', 'PUT', `/requests/${ticket.id}`, { request: { comment: { body: 'Still' } } })
  account.commit(() => account.tickets.update(account.tickets.find(ticket.id), { status: 'closed' }))
  await pass(22)
  const active = [idle, kept, waiting, busy].map((id) => account.users.find(id).active)
  expect(active).toEqual([false, true, true, true])
  expect(await statusOf(`/deleted_users/${idle}`)).toBe(200)
  await pass(31)
  expect(account.users.find(idle)).toMatchObject({ permanently_deleted: true, name: 'Permanently Deleted User' })
})
