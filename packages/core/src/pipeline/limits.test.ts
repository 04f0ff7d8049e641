import { describe, expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import { isTooDeep } from './limits.ts'

const json = { 'Content-Type': 'application/json', Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
const organization = (given: object) => ['POST', '/organizations', { organization: { name: 'Bay', ...given } }] as const
const user = (given: object) => ['POST', '/users', { user: { name: 'Ada', ...given } }] as const
const role = (configuration: object) =>
  ['POST', '/custom_roles', { custom_role: { name: 'Packer', configuration } }] as const

describe('what no record can have', () => {
  test.each([
    [organization({ name: 'x'.repeat(256) }), 422, { name: [{ error: 'TooLong' }] }],
    [organization({ name: 'x'.repeat(1_000_000) }), 422, { name: [{ error: 'TooLong' }] }],
    [organization({ notes: 'x'.repeat(65_536) }), 422, { notes: [{ error: 'TooLong' }] }],
    [organization({ tags: ['x'.repeat(256)] }), 422, { tags: [{ error: 'TooLong' }] }],
    [user({ identities: [{}] }), 422, { type: [{ error: 'BlankValue' }], value: [{ error: 'BlankValue' }] }],
    [user({ identities: [{ type: 'email', value: null }] }), 422, { value: [{ error: 'BlankValue' }] }],
    [user({ role: 'emperor' }), 422, { role: [{ error: 'InvalidValue' }] }],
    [role({ macro_access: 'sometimes' }), 422, { macro_access: [{ error: 'InvalidValue' }] }],
    [role({ actions_access: 'sometimes' }), 422, { actions_access: [{ error: 'InvalidValue' }] }],
  ])('is told by property: %j', async ([method, path, given], status, details) => {
    const { call, account } = testDesk()
    await call('admin', 'GET', '/users/me')
    const before = account.version
    const { body, ...answer } = await call('admin', method, path, given)
    expect([answer.status, account.version]).toEqual([status, before])
    expect(body).toMatchObject({ error: 'RecordInvalid', details })
    for (const sort of ['name', 'created_at']) {
      expect((await call('admin', 'GET', `/organizations?sort=${sort}&page[size]=1`)).status).toBe(200)
    }
  })

  test.each([
    [user({ verified: 'perhaps' }), 'user.verified must be a boolean'],
    [user({ organization_id: 2 ** 60 }), 'user.organization_id must be an integer'],
    [user({ organization_id: true }), 'user.organization_id must be an integer'],
    [user({ identities: [null] }), 'user.identities must be a hash'],
    [
      ['PUT', '/account/settings', { settings: { rule: { skill_based_filtered_views: ['x'] } } }] as const,
      'settings.rule.skill_based_filtered_views must be a hash or an integer',
    ],
  ])('because of its type is refused as such: %j', async ([method, path, given], message) => {
    const { body, status } = await testDesk().call('admin', method, path, given)
    expect([status, body.error.title]).toEqual([400, 'Invalid attribute'])
    expect(body.error.message).toContain(message)
  })

  test.each(['1e999', '-1e999', '9007199254740993'])('as the number %s is refused', async (number) => {
    const { send } = testDesk()
    const given = `{"user_field":{"key":"size","title":"Size","position":${number}}}`
    expect((await send('POST', '/user_fields', { headers: json, body: given })).status).toBe(400)
  })
})

describe('null', () => {
  test('is left out of lists of texts', async () => {
    const { call } = testDesk()
    const { status, body } = await call('admin', ...organization({ tags: [null, 'a'], domain_names: [null] }))
    expect([status, body.organization]).toMatchObject([201, { tags: ['a'], domain_names: [] }])
  })

  test('is an empty text, or as good as not sent, where nothing may be null', async () => {
    const { call } = testDesk()
    const { body } = await call('admin', ...organization({ shared_tickets: null, tags: null }))
    expect(body.organization).toMatchObject({ shared_tickets: false, tags: [] })
    const { id } = body.organization
    const renamed = await call('admin', 'PUT', `/organizations/${id}`, { organization: { name: null } })
    expect([renamed.status, renamed.body.details.name[0].error]).toEqual([422, 'BlankValue'])
  })

  test.each(['null', '[]', '"x"', '7'])(
    'or anything else in the place of a whole body is refused: %s',
    async (body) => {
      const { send } = testDesk()
      const { status } = await send('POST', '/organizations', { headers: json, body })
      expect([400, 422]).toContain(status)
    },
  )
})

describe('what is too much for anybody', () => {
  test('nests deeper than a parser goes', async () => {
    const deep = `${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}`
    const given = `{"custom_role":{"name":"Packer","configuration":{"custom_objects":${deep}}}}`
    const { status, body } = await testDesk().send('POST', '/custom_roles', { headers: json, body: given })
    expect([status, body.error]).toEqual([400, 'Invalid JSON'])
  })

  test.each([
    ['{"a":"[[["}', 2, false],
    ['{"a":"\\"[[["}', 2, false],
    ['[[]]', 2, false],
    ['[[[', 2, true],
    ['[{"a":[]}]', 2, true],
    ['[],[],[]', 1, false],
  ])('in %s with room for %i is told: %s', (text, room, tooDeep) => {
    const filled = `${'['.repeat(100 - room)}${text}`
    expect(isTooDeep(filled)).toBe(tooDeep)
  })

  test.each([8200, 100_000])('is an address of %i characters', async (length) => {
    const { status, body } = await testDesk().call('admin', 'GET', `/users?role=${'x'.repeat(length)}`)
    expect([status, body.error]).toEqual([414, 'RequestURITooLong'])
  })

  test('names a field of a form at length', async () => {
    const { send, account } = testDesk()
    const brand = account.brands.rows.first()
    const form = new FormData()
    form.append('x'.repeat(60_000), 'y')
    const { Authorization } = json
    const { status, body } = await send('PUT', `/brands/${brand?.id}`, { headers: { Authorization }, body: form })
    expect([status, body.error]).toEqual([400, 'Invalid form'])
  })

  test('is a list without end', async () => {
    const { status, body } = await testDesk().call('admin', ...organization({ tags: Array(10_001).fill('x') }))
    expect([status, body]).toMatchObject([400, { error: 'TooManyValues', max_count: 10_000 }])
  })

  test('but not ten thousand properties that nobody knows: some of them are named', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`unknown_${index}`, index]))
    const { call } = testDesk()
    const { status, headers } = await call('admin', ...organization(unknown))
    const warning = headers.get('x-zendesk-api-warn') ?? ''
    expect(status).toBe(201)
    expect(warning).toContain('"organization.unknown_0", ')
    expect(warning).toMatch(/"\], :invalid_values=>\[\]\}\}$/)
    expect(warning.length).toBeLessThanOrEqual(2048)
  })
})

test('of two properties with one name the last counts', async () => {
  const body = '{"organization":{"name":"First","name":"Last"}}'
  const answer = await testDesk().send('POST', '/organizations', { headers: json, body })
  expect(answer.body.organization.name).toBe('Last')
})

test('a parameter that must be there is asked for', async () => {
  const { status, body } = await testDesk().call('admin', 'GET', '/groups/autocomplete')
  expect([status, body.error.message]).toEqual([
    400,
    expect.stringContaining('name must be present from api/v2/groups/autocomplete'),
  ])
})

test.each(['275760-09-13', '-271821-04-20', '9999-12-31', '0000-01-01', '253402300799'])(
  'the time %s is no reason to fail',
  async (time) => {
    const { call } = testDesk()
    for (const path of [
      `/incremental/users/cursor?start_time=${time}`,
      `/incremental/organizations?start_time=${time}`,
      `/search?query=created>${time}`,
      `/search?query=created:${time}`,
    ]) {
      expect([path, (await call('admin', 'GET', path)).status < 500]).toEqual([path, true])
    }
  },
)

test('what cannot be shown has not happened', async () => {
  const bugs: unknown[] = []
  const { call, account } = testDesk({ onBug: (error) => bugs.push(error) })
  const { id } = (await call('admin', ...organization({}))).body.organization
  // JSON has no word for such a number, so that the record cannot be written out.
  account.commit(() => account.organizations.update(account.organizations.find(id), { details: 1n as never }))
  const before = account.organizations.find(id)
  const { status } = await call('admin', 'PUT', `/organizations/${id}`, { organization: { notes: 'Pays late' } })
  expect([status, account.organizations.find(id) === before, bugs.length]).toEqual([500, true, 1])
})

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field of the key %s', (key) => {
  test.each([
    ['user', '/users', 'user_fields'],
    ['organization', '/organizations', 'organization_fields'],
  ] as const)('of a %s works as any other', async (kind, path, name) => {
    const { call, send } = testDesk()
    const before = await call('admin', 'POST', path, { [kind]: { name: 'Before' } })
    const field = await call('admin', 'POST', `/${kind}_fields`, { [`${kind}_field`]: { key, title: 'Odd' } })
    expect([field.status, field.body[`${kind}_field`].key]).toEqual([201, key])
    const fieldId = field.body[`${kind}_field`].id

    const body = `{"${kind}":{"name":"After","${name}":{"${key}":"seaside"}}}`
    const after = await send('POST', path, { headers: json, body })
    expect(own(after.body[kind][name], key)).toBe('seaside')
    const shown = await call('admin', 'GET', `${path}/${before.body[kind].id}`)
    expect(own(shown.body[kind][name], key)).toBe(null)

    const found = await call('admin', 'GET', `/search?query=type:${kind} ${key}:seaside`)
    expect(found.body.results.map((one: { name: string }) => one.name)).toEqual(['After'])

    for (const active of [false, true]) {
      await call('admin', 'PUT', `/${kind}_fields/${fieldId}`, { [`${kind}_field`]: { active } })
      const { body } = await call('admin', 'GET', `${path}/${after.body[kind].id}`)
      expect(own(body[kind][name], key)).toBe(active ? 'seaside' : undefined)
    }
    expect((await call('admin', 'DELETE', `/${kind}_fields/${fieldId}`)).status).toBe(204)
  })

  test('is told by its name where its value is wrong', async () => {
    const { call, send } = testDesk()
    await call('admin', 'POST', '/user_fields', { user_field: { key, title: 'Odd', type: 'integer' } })
    const body = `{"user":{"name":"Ada","user_fields":{"${key}":"many"}}}`
    const answer = await send('POST', '/users', { headers: json, body })
    expect([answer.status, own(answer.body.details, key)]).toMatchObject([422, [{ error: 'InvalidValue' }]])
  })
})

function own(object: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value
}
