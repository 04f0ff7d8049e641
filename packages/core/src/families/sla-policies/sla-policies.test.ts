import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const urgent = { field: 'priority', operator: 'is', value: 'urgent' }

describe.each([
  ['slas/policies', 'sla_policy', 'first_reply_time', () => urgent],
  [
    'group_slas/policies',
    'group_sla_policy',
    'group_ownership_time',
    (group: number) => ({ field: 'group_id', operator: 'includes', value: [String(group)] }),
  ],
])('%s', (path, key, metric, conditionOf) => {
  function desk() {
    const { call, person, ...rest } = testDesk()
    const condition = conditionOf(person('agent').group_ids[0] ?? 0)
    const create = (policy: object) =>
      call('admin', 'POST', `/${path}`, { [key]: { title: 'Gold', filter: { all: [condition] }, ...policy } })
    return { call, create, condition, person, ...rest }
  }

  test('come back as sent, each target in minutes and in seconds', async () => {
    const { create, call, condition } = desk()
    const { status, body } = await create({
      policy_metrics: [{ priority: 'urgent', metric, target: 20, business_hours: true }],
    })
    expect(status).toBe(201)
    expect(body[key]).toMatchObject({
      title: 'Gold',
      description: null,
      position: 1,
      filter: { all: [condition] },
      policy_metrics: [{ priority: 'urgent', metric, target: 20, target_in_seconds: 1200, business_hours: true }],
    })
    const changed = await call('admin', 'PUT', `/${path}/${body[key].id}`, { [key]: { description: '', position: 4 } })
    expect(changed.body[key]).toMatchObject({ title: 'Gold', description: '', position: 4 })
    expect((await call('admin', 'DELETE', `/${path}/${body[key].id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/${path}/${body[key].id}`)).status).toBe(404)
    expect((await call('agent', 'GET', `/${path}`)).status).toBe(403)
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ policy_metrics: [{ priority: 'urgent', metric: 'tea_time', target: 20 }] }, 'policy_metrics'],
    [{ policy_metrics: [{ priority: 'urgent', metric, target: 0 }] }, 'policy_metrics'],
    [{ filter: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] } }, 'base'],
  ])('%j is refused', async (policy, property) => {
    const { status, body } = await desk().create(policy)
    expect(status).toBe(422)
    expect(Object.keys(body.details)).toContain(property)
  })

  test('are reordered as a whole', async () => {
    const { create, call } = desk()
    const ids = []
    for (const title of ['A', 'B', 'C']) ids.push((await create({ title })).body[key].id)
    expect((await call('admin', 'PUT', `/${path}/reorder`, { [`${key}_ids`]: ids.toReversed() })).status).toBe(200)
    const listed = Object(await call('admin', 'GET', `/${path}`)).body
    expect(listed[key.replace('policy', 'policies')].map(({ title }: { title: string }) => title)).toEqual([
      'C',
      'B',
      'A',
    ])
    expect((await call('admin', 'PUT', `/${path}/reorder?${key}_ids=${ids[0]}`)).status).toBe(404)
    const { definitions } = (await call('admin', 'GET', `/${path}/definitions`)).body
    expect(definitions.all.map(({ value }: { value: string }) => value)).toContain('group_id')
  })
})

test('an SLA policy keeps what it was told of clocks, and filters that have any alone', async () => {
  const { call } = testDesk()
  const metric_settings = { first_reply_time: { activate_on_ticket_created_for_end_user: true } }
  const { body } = await call('admin', 'POST', '/slas/policies', {
    sla_policy: { title: 'Any', filter: { any: [urgent] }, metric_settings },
  })
  expect(body.sla_policy).toMatchObject({
    filter: { all: [], any: [urgent] },
    metric_settings: { ...metric_settings, next_reply_time: {}, periodic_update_time: {} },
  })
})
