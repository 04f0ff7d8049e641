import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const desk = () => {
  const { call, ...rest } = testDesk()

  async function made(organization_field: object) {
    const { body } = await call('admin', 'POST', '/organization_fields', { organization_field })
    return body.organization_field
  }
  const organization = (organization_fields: object, name = 'Bay') =>
    call('admin', 'POST', '/organizations', { organization: { name, organization_fields } })
  return { call, made, organization, ...rest }
}

const options = [
  { name: 'Silver', value: 'silver' },
  { name: 'Gold', value: 'gold' },
]

describe('values of organizations', () => {
  test.each([
    // field, what is sent, what is kept
    [{ type: 'text' }, 7, '7'],
    [{ type: 'text' }, '', ''],
    [{ type: 'textarea' }, 'two\nlines', 'two\nlines'],
    [{ type: 'checkbox' }, 'true', true],
    [{ type: 'checkbox' }, 0, false],
    [{ type: 'date' }, '2026-03-14', '2026-03-14T00:00:00+00:00'],
    [{ type: 'date' }, '2026-03-14T11:12:13Z', '2026-03-14T00:00:00+00:00'],
    [{ type: 'integer' }, '42', 42],
    [{ type: 'integer' }, '', null],
    [{ type: 'decimal' }, '-4.5', -4.5],
    [{ type: 'regexp', regexp_for_validation: '^[A-Z]{2}\\d+$' }, 'AB12', 'AB12'],
    [{ type: 'dropdown', custom_field_options: options }, 'gold', 'gold'],
    [{ type: 'tagger', custom_field_options: options }, null, null],
    [{ type: 'multiselect', custom_field_options: options }, ['gold', 'silver', 'gold'], ['gold', 'silver']],
    [{ type: 'lookup', relationship_target_type: 'zen:organization' }, 'name:example CUSTOMER', expect.any(String)],
  ])('%j takes %j', async (field, value, kept) => {
    const { call, made, organization } = desk()
    await made({ key: 'own', title: 'Own', ...field })
    const { status, body } = await organization({ own: value })
    expect(status).toBe(201)
    expect(body.organization.organization_fields).toEqual({ own: kept })
    const shown = await call('admin', 'GET', `/organizations/${body.organization.id}`)
    expect(shown.body.organization.organization_fields).toEqual({ own: kept })
  })

  test.each([
    [{ type: 'text' }, { no: 'text' }],
    [{ type: 'checkbox' }, 'perhaps'],
    [{ type: 'date' }, '2026-02-30'],
    [{ type: 'date' }, 'tomorrow'],
    [{ type: 'integer' }, '4.5'],
    [{ type: 'decimal' }, 'four'],
    [{ type: 'regexp', regexp_for_validation: '^[A-Z]{2}\\d+$' }, 'ab12'],
    [{ type: 'dropdown', custom_field_options: options }, 'bronze'],
    [{ type: 'multiselect', custom_field_options: options }, ['gold', 'bronze']],
    [{ type: 'lookup', relationship_target_type: 'zen:organization' }, '1'],
  ])('%j refuses %j', async (field, value) => {
    const { made, organization } = desk()
    await made({ key: 'own', title: 'Own', ...field })
    const { status, body } = await organization({ own: value })
    expect(status).toBe(422)
    expect(body.details).toEqual({ own: [{ description: 'Own: is invalid', error: 'InvalidValue' }] })
  })

  test('unknown keys are ignored, and those not named keep their values', async () => {
    const { call, made, organization } = desk()
    await made({ key: 'one', title: 'One' })
    await made({ key: 'two', title: 'Two' })
    const { body } = await organization({ one: 'a', none: 'x' })
    expect(body.organization.organization_fields).toEqual({ one: 'a', two: null })
    const changed = await call('admin', 'PUT', `/organizations/${body.organization.id}`, {
      organization: { organization_fields: { two: 'b' } },
    })
    expect(changed.body.organization.organization_fields).toEqual({ one: 'a', two: 'b' })
  })

  test('a checkbox that was never set, or was emptied, is off', async () => {
    const { call, made, organization } = desk()
    await made({ key: 'vip', title: 'VIP', type: 'checkbox', tag: 'vip' })
    await made({ key: 'size', title: 'Size', type: 'integer' })
    const fields = async (given: object, name: string) =>
      (await organization(given, name)).body.organization.organization_fields
    expect(await fields({}, 'Bay')).toEqual({ vip: false, size: null })
    expect(await fields({ vip: null, size: null }, 'Cove')).toEqual({ vip: false, size: null })
    expect(await fields({ vip: true, size: 0 }, 'Cliff')).toEqual({ vip: true, size: 0 })
    const { body } = await call('admin', 'GET', '/organizations')
    await made({ key: 'late', title: 'Late', type: 'checkbox' })
    const { id } = body.organizations[0]
    const shown = (await call('admin', 'GET', `/organizations/${id}`)).body.organization
    expect(shown.organization_fields.late).toBe(false)
  })

  test('a lookup finds users by external id', async () => {
    const { account, made, organization, person } = desk()
    account.commit(() => account.users.update(person('agent'), { external_id: 'Agent-7' }))
    await made({ key: 'manager', title: 'Manager', type: 'lookup', relationship_target_type: 'zen:user' })
    const { body } = await organization({ manager: 'external_id:agent-7' })
    expect(body.organization.organization_fields).toEqual({ manager: String(person('agent').id) })
  })

  test('deleting a field takes its values off the organizations', async () => {
    const { call, made, organization } = desk()
    const { id } = await made({ key: 'own', title: 'Own' })
    const { body } = await organization({ own: 'a' })
    expect((await call('admin', 'DELETE', `/organization_fields/${id}`)).status).toBe(204)
    const shown = await call('admin', 'GET', `/organizations/${body.organization.id}`)
    expect(shown.body.organization.organization_fields).toEqual({})
    expect((await call('admin', 'GET', `/organization_fields/${id}`)).body.organization_field.active).toBe(false)
  })
})

describe('definitions', () => {
  test('have an address of their own, and are found by key', async () => {
    const { call, made } = desk()
    const { id, url } = await made({ key: 'own', title: 'Own' })
    expect(url).toBe(`https://example.zendesk.com/api/v2/organization_fields/${id}.json`)
    expect((await call('agent', 'GET', '/organization_fields/own')).body.organization_field.id).toBe(id)
    expect((await call('admin', 'GET', '/user_fields/own')).status).toBe(404)
  })

  test('are listed by position and reordered', async () => {
    const { call, made } = desk()
    const a = await made({ key: 'a', title: 'A' })
    const b = await made({ key: 'b', title: 'B' })
    await call('admin', 'PUT', '/organization_fields/reorder', { organization_field_ids: [b.id, a.id] })
    const { body } = await call('agent', 'GET', '/organization_fields')
    expect(body.organization_fields).toMatchObject([
      { key: 'b', position: 0 },
      { key: 'a', position: 1 },
    ])
    expect(body.count).toBe(2)
  })
})

test.each([
  // operation, address, then the statuses: admin, agent, end user, nobody
  ['GET', '/organization_fields', [200, 200, 403, 401]],
  ['GET', '/organization_fields/own', [200, 200, 403, 401]],
  ['POST', '/organization_fields', [201, 403, 403, 401]],
  ['PUT', '/organization_fields/own', [200, 403, 403, 401]],
  ['PUT', '/organization_fields/reorder', [200, 403, 403, 401]],
  ['DELETE', '/organization_fields/own', [204, 403, 403, 401]],
] as const)('who may %s %s', async (method, path, statuses) => {
  for (const [place, caller] of (['admin', 'agent', 'endUser', 'nobody'] as const).entries()) {
    const { call, made } = desk()
    await made({ key: 'own', title: 'Own' })
    const body = { organization_field: { key: 'new', title: 'New' }, organization_field_ids: [] }
    const { status } = await call(caller, method, path, method === 'GET' ? undefined : body)
    expect([caller, status]).toEqual([caller, statuses[place]])
  }
})
