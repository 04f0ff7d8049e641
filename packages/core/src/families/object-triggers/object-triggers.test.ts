import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const path = '/custom_objects/greenhouse/triggers'
const field = 'custom_object.greenhouse.custom_fields.bays'
const plain = {
  title: 'Count bays',
  conditions: { all: [{ field, operator: 'not_present', value: null }] },
  actions: [
    { field, value: 1 },
    { field: 'notification_user', value: ['current_user', 'A', 'B'] },
  ],
}

const titles = (triggers: readonly { readonly title: string }[]) => triggers.map(({ title }) => title)

test('an object trigger comes back as it was sent, and is of its object alone', async () => {
  const { call } = testDesk()
  const { status, body } = await call('admin', 'POST', path, { trigger: plain })
  expect([status, body.trigger]).toMatchObject([
    201,
    {
      ...{ title: 'Count bays', raw_title: 'Count bays', description: null, active: true, default: false, position: 1 },
      conditions: { all: plain.conditions.all, any: [] },
      actions: [{ field, value: '1' }, plain.actions[1]],
    },
  ])
  const own = `${path}/${body.trigger.id}`
  expect(body.trigger.url).toMatch(new RegExp(`/api/v2${own}.json$`))
  const changed = (await call('admin', 'PUT', own, { trigger: { active: false, description: '' } })).body.trigger
  expect(changed).toEqual({ ...body.trigger, active: false, description: '' })
  expect((await call('agent', 'GET', own)).body.trigger).toEqual(changed)
  const elsewhere = `/custom_objects/tractor/triggers/${body.trigger.id}`
  expect((await call('admin', 'GET', elsewhere)).status).toBe(404)
  expect((await call('admin', 'DELETE', own)).status).toBe(204)
  expect((await call('admin', 'GET', own)).status).toBe(404)
})

test('object triggers are listed by position, searched, moved and removed together', async () => {
  const { call } = testDesk()
  const make = async (title: string) =>
    (await call('admin', 'POST', path, { trigger: { ...plain, title } })).body.trigger.id as number
  const [first, second, third] = [await make('Water roses'), await make('Air'), await make('Water figs')]
  const changes = [
    { id: first, position: 9 },
    { id: second, active: false },
  ]
  const many = await call('admin', 'PUT', `${path}/update_many`, { triggers: changes })
  expect([many.status, many.body.count, titles(many.body.triggers)]).toEqual([200, 2, ['Water roses', 'Air']])
  expect(titles((await call('agent', 'GET', path)).body.triggers)).toEqual(['Air', 'Water figs', 'Water roses'])
  expect(titles((await call('agent', 'GET', `${path}?active=false`)).body.triggers)).toEqual(['Air'])
  const active = await call('admin', 'GET', `${path}/active?sort_by=alphabetical`)
  expect(titles(active.body.triggers)).toEqual(['Water figs', 'Water roses'])
  const found = (await call('agent', 'GET', `${path}/search?query=water&include=usage_24h`)).body.triggers
  expect(found).toMatchObject([{ title: 'Water figs', usage_24h: 0 }, { title: 'Water roses' }])
  const filter = encodeURIComponent(JSON.stringify([{ field: 'title', value: 'roses' }]))
  const filtered = await call('agent', 'GET', `${path}/search?query=water&filter[json]=${filter}`)
  expect(titles(filtered.body.triggers)).toEqual(['Water roses'])
  expect((await call('admin', 'DELETE', `${path}/destroy_many?ids=${first},${third}`)).status).toBe(204)
  expect(titles((await call('agent', 'GET', path)).body.triggers)).toEqual(['Air'])
})

test.each([
  ['no conditions', { conditions: {} }],
  ['no actions', { actions: [] }],
  [
    'a field of another object',
    { conditions: { all: [{ field: 'custom_object.tractor.name', operator: 'present' }] } },
  ],
  ['a field of tickets', { actions: [{ field: 'status', value: 'open' }] }],
  ['an operator that there is not', { conditions: { all: [{ field, operator: 'tastes', value: 'good' }] } }],
])('an object trigger with %s is refused', async (_, wrong) => {
  const { call } = testDesk()
  const { status, body } = await call('admin', 'POST', path, { trigger: { ...plain, ...wrong } })
  expect([status, Object.keys(body.details)]).toEqual([422, ['base']])
})

test('the definitions name the object, and agents without the permission change nothing', async () => {
  const { call } = testDesk()
  const { definitions } = (await call('agent', 'GET', `${path}/definitions`)).body
  const subjects = (list: readonly { readonly subject: string }[]) => list.map(({ subject }) => subject)
  expect(subjects(definitions.conditions_all)).toContain('custom_object.greenhouse.name')
  expect(subjects(definitions.actions)).toContain('notification_webhook')
  expect((await call('agent', 'POST', path, { trigger: plain })).status).toBe(403)
})
