import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const old = { field: 'duration_since_last_update', operator: 'greater_than', value: 'P1Y' }

test('a deletion schedule comes back as sent, and is switched off at first', async () => {
  const { call } = testDesk()
  const { status, body } = await call('admin', 'POST', '/deletion_schedules', {
    deletion_schedule: { title: 'Old tickets', object: 'zen:ticket', conditions: { all: [old] } },
  })
  expect([status, body.deletion_schedule]).toMatchObject([
    201,
    {
      title: 'Old tickets',
      description: null,
      active: false,
      default: false,
      object: 'zen:ticket',
      conditions: { all: [old], any: [] },
    },
  ])
  const path = `/deletion_schedules/${body.deletion_schedule.id}`
  const changed = await call('admin', 'PUT', path, { deletion_schedule: { active: true, object: 'zen:user' } })
  expect(changed.body.deletion_schedule).toMatchObject({ active: true, object: 'zen:ticket' })
  expect((await call('admin', 'GET', '/deletion_schedules')).body.deletion_schedules).toHaveLength(1)
  expect((await call('agent', 'GET', path)).status).toBe(403)
  expect((await call('admin', 'DELETE', path)).status).toBe(204)
  expect((await call('admin', 'GET', path)).status).toBe(404)
})

test.each([
  [{ title: '' }, 'title'],
  [{ title: 'A', object: 'zen:tea' }, 'object'],
  [{ title: 'A', conditions: { all: [{ ...old, value: 'a year' }] } }, 'conditions'],
  [{ title: 'A', conditions: { all: [{ ...old, operator: 'less_than' }] } }, 'conditions'],
  [{ title: 'A', conditions: { all: [{ field: 'tea', operator: 'is', value: '1' }] } }, 'base'],
  [{ title: 'A', conditions: { all: [{ field: 'type', operator: 'is', value: 'tea' }] } }, 'base'],
  [{ title: 'A', object: 'zen:user', conditions: { all: [{ field: 'type', operator: 'is', value: 'task' }] } }, 'base'],
])('%j is refused', async (deletion_schedule, property) => {
  const { status, body } = await testDesk().call('admin', 'POST', '/deletion_schedules', { deletion_schedule })
  expect([status, Object.keys(body.details)]).toEqual([422, [property]])
})

test('a kind of record has ten schedules at most', async () => {
  const { call } = testDesk()
  const make = (object: string) =>
    call('admin', 'POST', '/deletion_schedules', { deletion_schedule: { title: 'A', object } })
  for (let count = 0; count < 10; count++) expect((await make('zen:user')).status).toBe(201)
  expect([(await make('zen:user')).status, (await make('zen:ticket')).status]).toEqual([422, 201])
})
