import { describe, expect, test } from 'vitest'
import { type TestAnswer, testDesk } from '../../testing.ts'

const desk = () => {
  const { call, ...rest } = testDesk()
  const create = (ticket_form: object) => call('admin', 'POST', '/ticket_forms', { ticket_form })
  const made = async (given: object = {}) => (await create({ name: 'Repairs', ...given })).body.ticket_form
  const change = (id: number, ticket_form: object) => call('admin', 'PUT', `/ticket_forms/${id}`, { ticket_form })
  const field = async (ticket_field: object) =>
    (await call('admin', 'POST', '/ticket_fields', { ticket_field })).body.ticket_field
  const plants = async () =>
    (await call('admin', 'POST', '/brands', { brand: { name: 'Plants', subdomain: 'plants' } })).body.brand
  return { call, create, made, change, field, plants, ...rest }
}

const names = ({ body }: TestAnswer) => body.ticket_forms.map(({ name }: { name: string }) => name)
const options = [
  { name: 'Alder', value: 'alder' },
  { name: 'Birch', value: 'birch' },
]

describe('making', () => {
  test('takes a name, and answers all properties in their order', async () => {
    const { create } = desk()
    const { status, headers, body } = await create({ name: 'Repairs' })
    const { url, id, ticket_field_ids, ...rest } = body.ticket_form
    expect([status, headers.get('location')]).toEqual([201, url])
    expect(url).toBe(`https://example.zendesk.com/api/v2/ticket_forms/${id}.json`)
    expect(ticket_field_ids).toHaveLength(8)
    expect(JSON.stringify(rest)).toBe(
      '{"name":"Repairs","raw_name":"Repairs","display_name":"Repairs","raw_display_name":"Repairs",' +
        '"end_user_visible":false,"position":3,"active":true,"default":false,"in_all_brands":true,' +
        '"restricted_brand_ids":[],"created_at":"2026-03-14T09:00:00Z","updated_at":"2026-03-14T09:00:00Z",' +
        '"deleted_at":null,"end_user_conditions":[],"agent_conditions":[]}',
    )
  })

  test('keeps the order of fields and everything else that is sent', async () => {
    const { made, change, field, account } = desk()
    const [one, two] = [await field({ type: 'text', title: 'One' }), await field({ type: 'text', title: 'Two' })]
    const brand = account.brands.rows.first()?.id
    const given = {
      display_name: 'Mend it',
      end_user_visible: true,
      position: 7,
      in_all_brands: false,
      restricted_brand_ids: [brand],
      ticket_field_ids: [two.id, one.id],
    }
    const form = await made(given)
    expect(form).toMatchObject({ ...given, raw_display_name: 'Mend it' })
    const { body } = await change(form.id, { name: 'Mends', ticket_field_ids: [one.id, two.id] })
    expect(body.ticket_form).toMatchObject({ name: 'Mends', raw_name: 'Mends', display_name: 'Mend it' })
    expect(body.ticket_form.ticket_field_ids).toEqual([one.id, two.id])
  })

  test.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'a', ticket_field_ids: [12] }, 'ticket_field_ids'],
    [{ name: 'a', restricted_brand_ids: [12] }, 'restricted_brand_ids'],
    [{ name: 'a', default: true, active: false }, 'active'],
  ])('%j is refused because of its %s', async (given, property) => {
    const { status, body } = await desk().create(given)
    expect([status, Object.keys(body.details)]).toEqual([422, [property]])
  })

  test('copies a form, which is not the default then', async () => {
    const { call } = desk()
    const [form] = (await call('admin', 'GET', '/ticket_forms')).body.ticket_forms
    const { status, body } = await call('admin', 'POST', `/ticket_forms/${form.id}/clone`, {
      prepend_clone_title: true,
    })
    expect(status).toBe(200)
    expect(body.ticket_form).toMatchObject({
      name: 'Clone of Default Ticket Form',
      default: false,
      position: 3,
      ticket_field_ids: form.ticket_field_ids,
    })
    expect((await call('admin', 'POST', `/ticket_forms/${form.id}/clone`)).body.ticket_form.name).toBe(form.name)
  })

  test('takes three hundred forms', async () => {
    const { create, made, account } = desk()
    for (let count = account.ticketForms.size; count < 300; count++) await made({ ticket_field_ids: [] })
    expect((await create({ name: 'One more' })).status).toBe(422)
  })
})

test('there is one default form, which cannot be switched off or deleted', async () => {
  const { call, made, change } = desk()
  const [before] = (await call('admin', 'GET', '/ticket_forms')).body.ticket_forms
  expect((await change(before.id, { active: false })).status).toBe(422)
  expect((await change(before.id, { default: false })).status).toBe(422)
  expect((await call('admin', 'DELETE', `/ticket_forms/${before.id}`)).status).toBe(422)
  const form = await made()
  expect((await change(form.id, { default: true })).body.ticket_form.default).toBe(true)
  expect((await call('admin', 'GET', `/ticket_forms/${before.id}`)).body.ticket_form.default).toBe(false)
  const ticket = { comment: { body: 'a' } }
  expect((await call('admin', 'POST', '/tickets', { ticket })).body.ticket.ticket_form_id).toBe(form.id)
  expect((await call('admin', 'DELETE', `/ticket_forms/${before.id}`)).status).toBe(204)
  expect((await call('admin', 'GET', `/ticket_forms/${before.id}`)).status).toBe(404)
  expect((await call('admin', 'GET', '/ticket_forms')).body.count).toBe(2)
})

describe('lists', () => {
  test('come in the order that can be set, whole', async () => {
    const { call, made } = desk()
    const { id } = await made()
    const { body } = await call('admin', 'PUT', '/ticket_forms/reorder', { ticket_form_ids: [id] })
    expect(body.ticket_forms.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3])
    const list = await call('agent', 'GET', '/ticket_forms?per_page=1')
    expect(names(list)).toEqual(['Repairs', 'Default Ticket Form', 'Orders'])
    expect(list.body).toMatchObject({ count: 3, next_page: null, previous_page: null })
  })

  test('hold for end users what is meant for them, and are narrowed by state', async () => {
    const { call, made } = desk()
    const { id } = await made()
    const off = await made({ name: 'Old', active: false, end_user_visible: true })
    for (const caller of ['endUser', 'nobody'] as const) {
      expect(names(await call(caller, 'GET', '/ticket_forms'))).toEqual(['Default Ticket Form', 'Orders'])
      expect(names(await call(caller, 'GET', `/ticket_forms/show_many?ids=${id},${off.id}`))).toEqual([])
    }
    expect((await call('endUser', 'GET', `/ticket_forms/${id}`)).status).toBe(404)
    expect(names(await call('agent', 'GET', '/ticket_forms?active=false'))).toEqual(['Old'])
    expect(names(await call('agent', 'GET', '/ticket_forms?end_user_visible=false'))).toEqual(['Repairs'])
    expect(names(await call('agent', 'GET', `/ticket_forms/show_many?ids=${off.id},${id}`))).toEqual(['Repairs', 'Old'])
    const fallback = `/ticket_forms/show_many?ids=${id}&fallback_to_default=true`
    expect(names(await call('endUser', 'GET', fallback))).toEqual(['Default Ticket Form'])
    expect(names(await call('agent', 'GET', '/ticket_forms?form_type=service_catalog'))).toEqual([])
  })

  test('hold the forms of the brand whose address is asked', async () => {
    const { made, plants, send } = desk()
    await made({ in_all_brands: false, restricted_brand_ids: [(await plants()).id] })
    const of = (subdomain: string) =>
      send('GET', `https://${subdomain}.zendesk.com/api/v2/ticket_forms?associated_to_brand=true`, {
        headers: { Authorization: `Basic ${btoa('agent@example.com/token:token')}` },
      })
    expect(names(await of('plants'))).toContain('Repairs')
    expect(names(await of('example'))).not.toContain('Repairs')
  })
})

test('a brand tells the forms in use that are for it', async () => {
  const { call, made, plants } = desk()
  const brand = await plants()
  const formsOf = async (id: number) => (await call('agent', 'GET', `/brands/${id}`)).body.brand.ticket_form_ids
  const common = await formsOf(brand.id)
  const { id } = await made({ in_all_brands: false, restricted_brand_ids: [brand.id] })
  expect(await formsOf(brand.id)).toEqual([...common, id])
  const { body } = await call('admin', 'GET', '/brands')
  const other = body.brands.find((one: { id: number }) => one.id !== brand.id)
  expect(other.ticket_form_ids).toEqual(common)
  await call('admin', 'PUT', `/ticket_forms/${id}`, { ticket_form: { active: false } })
  const sent = await call('admin', 'PUT', `/brands/${brand.id}`, { brand: { ticket_form_ids: [id] } })
  expect(sent.body.brand.ticket_form_ids).toEqual(common)
  expect(sent.headers.get('x-zendesk-api-warn')).toContain('"brand.ticket_form_ids"')
})

test('tickets take forms that their brand and the caller have', async () => {
  const { call, made, plants } = desk()
  const brand_id = (await plants()).id
  const { id } = await made({ in_all_brands: false, restricted_brand_ids: [brand_id] })
  const open = (ticket: object) => call('agent', 'POST', '/tickets', { ticket: { comment: { body: 'a' }, ...ticket } })
  expect((await open({ ticket_form_id: id })).body.details).toHaveProperty('ticket_form')
  expect((await open({ ticket_form_id: id, brand_id })).body.ticket.ticket_form_id).toBe(id)
  // A ticket that goes to another brand keeps its form, so that no value is lost (guides: brand-specific forms).
  const moved = (await open({ ticket_form_id: id, brand_id })).body.ticket
  const home = (await call('agent', 'GET', '/brands')).body.brands.find((brand: { default: boolean }) => brand.default)
  const { body } = await call('agent', 'PUT', `/tickets/${moved.id}`, { ticket: { brand_id: home.id } })
  expect(body.ticket).toMatchObject({ brand_id: home.id, ticket_form_id: id })
  const internal = await made({ name: 'Internal' })
  const request = { subject: 'a', comment: { body: 'b' }, ticket_form_id: internal.id }
  expect((await call('endUser', 'POST', '/requests', { request })).status).toBe(422)
})

describe('conditions', () => {
  const withFields = async () => {
    const all = desk()
    const model = await all.field({ type: 'tagger', title: 'Model', custom_field_options: options })
    const frame = await all.field({ type: 'checkbox', title: 'Frame broken' })
    const serial = await all.field({ type: 'text', title: 'Serial number' })
    const agent_conditions = [
      { parent_field_id: model.id, value: 'alder', child_fields: [{ id: frame.id }] },
      { parent_field_id: frame.id, value: true, child_fields: [{ id: serial.id, is_required: true }] },
    ]
    const ticket_field_ids = [model.id, frame.id, serial.id]
    return { ...all, model, frame, serial, agent_conditions, ticket_field_ids }
  }

  test('come back with the type of their parent, and an empty list takes them off', async () => {
    const { made, change, model, frame, serial, ticket_field_ids } = await withFields()
    const required_on_statuses = { type: 'SOME_STATUSES', statuses: ['solved', 'open'] }
    const child_fields = [{ id: serial.id, is_required: true, required_on_statuses }]
    const asked = [{ id: serial.id, is_required: true, required_on_statuses: { type: '' } }]
    const form = await made({
      ticket_field_ids,
      agent_conditions: [{ parent_field_id: model.id, value: 'birch', child_fields }],
      end_user_conditions: [{ parent_field_id: frame.id, value: true, child_fields: asked }],
    })
    expect(form.agent_conditions).toEqual([
      { parent_field_id: model.id, parent_field_type: 'tagger', value: 'birch', child_fields },
    ])
    const shown = [{ id: serial.id, is_required: true }]
    expect(form.end_user_conditions).toEqual([
      { parent_field_id: frame.id, parent_field_type: 'checkbox', value: true, child_fields: shown },
    ])
    expect((await change(form.id, { name: 'Mends' })).body.ticket_form.agent_conditions).toHaveLength(1)
    expect((await change(form.id, { agent_conditions: [] })).body.ticket_form.agent_conditions).toEqual([])
  })

  test('name fields of the form, values that there are, and lead in no circle', async () => {
    const { create, model, frame, serial, agent_conditions, ticket_field_ids } = await withFields()
    const condition = (parent_field_id: number, value: unknown, child: object) => ({
      parent_field_id,
      value,
      child_fields: [child],
    })
    const required = (required_on_statuses: object) => [
      condition(model.id, 'alder', { id: serial.id, required_on_statuses }),
    ]
    const wrong = [
      [condition(model.id, 'oak', { id: serial.id })],
      [condition(serial.id, 'A', { id: model.id })],
      [condition(model.id, 'alder', { id: 12 })],
      [condition(model.id, 'alder', { id: model.id })],
      [...agent_conditions.slice(0, 1), condition(frame.id, true, { id: model.id })],
      required({ type: '' }),
      required({ type: 'SOME_STATUSES' }),
      required({ type: 'SOME_STATUSES', statuses: ['x'] }),
      required({ type: 'SOME_STATUSES', custom_statuses: [12] }),
    ]
    for (const conditions of wrong) {
      const { body } = await create({ name: 'Repairs', ticket_field_ids, agent_conditions: conditions })
      expect([conditions, Object.keys(body.details ?? {})]).toEqual([conditions, ['agent_conditions']])
    }
    const off = await create({ name: 'Repairs', ticket_field_ids: [model.id], agent_conditions })
    expect(off.status).toBe(422)
  })

  test('require what they show, and only while it is shown', async () => {
    const { call, made, model, frame, serial, agent_conditions, ticket_field_ids } = await withFields()
    const form = await made({ ticket_field_ids, agent_conditions })
    const open = async (values: object) => {
      const ticket = { comment: { body: 'a' }, ticket_form_id: form.id, custom_fields: values }
      return (await call('agent', 'POST', '/tickets', { ticket })).body.ticket.id
    }
    const solve = (id: number, more: object = {}) =>
      call('agent', 'PUT', `/tickets/${id}`, { ticket: { status: 'solved', ...more } })
    const asked = await open({ [model.id]: 'alder', [frame.id]: true })
    const { status, body } = await solve(asked)
    expect(status).toBe(422)
    expect(body.details.base).toEqual([
      {
        description: 'Serial number: is required when solving a ticket',
        error: null,
        ticket_field_id: serial.id,
        ticket_field_type: 'FieldText',
      },
    ])
    expect((await solve(asked, { custom_fields: { [serial.id]: 'A 1' } })).status).toBe(200)
    expect((await solve(await open({ [model.id]: 'alder' }))).status).toBe(200)
    // The box is ticked, but shown for the other model only.
    expect((await solve(await open({ [model.id]: 'birch', [frame.id]: true }))).status).toBe(200)
  })

  test.each([
    ['ALL_STATUSES', {}, [false, false, false]],
    ['NO_STATUSES', {}, [true, true, true]],
    ['SOME_STATUSES', { statuses: ['pending'] }, [false, true, true]],
    ['SOME_STATUSES', { statuses: ['solved', 'hold'] }, [true, false, false]],
    ['SOME_STATUSES', { custom_statuses: ['OWN'] }, [true, true, false]],
  ])('on %s %j let tickets become pending, solved, and of a status of the own', async (type, on, want) => {
    const { call, made, change, account, frame, serial, ticket_field_ids } = await withFields()
    const own = account.customStatuses.by('isDefault', false).first()?.id
    const required_on_statuses = { type, ...JSON.parse(JSON.stringify(on).replace('"OWN"', String(own))) }
    const child_fields = [{ id: serial.id, is_required: true, required_on_statuses }]
    const { id: ticket_form_id } = await made({ ticket_field_ids })
    const moves = [{ status: 'pending' }, { status: 'solved' }, { custom_status_id: own }]
    const ids: number[] = []
    for (const _ of moves) {
      const ticket = { comment: { body: 'a' }, ticket_form_id }
      ids.push((await call('agent', 'POST', '/tickets', { ticket })).body.ticket.id)
    }
    await change(ticket_form_id, { agent_conditions: [{ parent_field_id: frame.id, value: false, child_fields }] })
    const allowed: boolean[] = []
    for (const [place, ticket] of moves.entries()) {
      allowed.push((await call('agent', 'PUT', `/tickets/${ids[place]}`, { ticket })).status === 200)
    }
    expect(allowed).toEqual(want)
  })

  test('go with their fields', async () => {
    const { call, made, frame, agent_conditions, ticket_field_ids, model, serial } = await withFields()
    const { id } = await made({ ticket_field_ids, agent_conditions })
    await call('admin', 'DELETE', `/ticket_fields/${frame.id}`)
    const { ticket_form } = (await call('agent', 'GET', `/ticket_forms/${id}`)).body
    expect(ticket_form).toMatchObject({ ticket_field_ids: [model.id, serial.id], agent_conditions: [] })
  })
})

test.each([
  // operation, address, then the statuses: nobody, end user, agents of all kinds, admin
  ['GET', '/ticket_forms', [200, 200, 200, 200]],
  ['GET', '/ticket_forms/show_many?ids=ID', [200, 200, 200, 200]],
  ['GET', '/ticket_forms/ID', [401, 200, 200, 200]],
  ['POST', '/ticket_forms', [401, 403, 403, 201]],
  ['PUT', '/ticket_forms/ID', [401, 403, 403, 200]],
  ['PUT', '/ticket_forms/reorder', [401, 403, 403, 200]],
  ['POST', '/ticket_forms/ID/clone', [401, 403, 403, 200]],
  ['DELETE', '/ticket_forms/ID', [401, 403, 403, 204]],
] as const)('who may %s %s', async (method, path, statuses) => {
  const { call, everybody, made } = desk()
  const { id } = await made({ end_user_visible: true })
  for (const [caller, want] of everybody(statuses)) {
    const body = { ticket_form: { name: 'b' }, ticket_form_ids: [] }
    const { status } = await call(caller, method, path.replace('ID', id), method === 'GET' ? undefined : body)
    expect([caller, status]).toEqual([caller, want])
  }
})
