import { describe, expect, test } from 'vitest'
import { type TestAnswer, testDesk } from '../../testing.ts'

interface Shown {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly position: number
}

const desk = () => {
  const { call, ...rest } = testDesk()
  const create = (ticket_field: object) => call('admin', 'POST', '/ticket_fields', { ticket_field })
  const made = async (given: object = {}) =>
    (await create({ type: 'text', title: 'Serial number', ...given })).body.ticket_field
  const change = (id: number, ticket_field: object) => call('admin', 'PUT', `/ticket_fields/${id}`, { ticket_field })
  const system = async (type: string): Promise<Shown> =>
    (await call('agent', 'GET', '/ticket_fields')).body.ticket_fields.find((field: Shown) => field.type === type)
  const setTicket = (id: number, ticket: object) => call('admin', 'PUT', `/tickets/${id}`, { ticket })
  const open = async (ticket: object = {}) =>
    (await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'It clicks' }, ...ticket } })).body.ticket
  /** What the ticket shows in the field; undefined where it does not show it. */
  const seen = async (ticketId: number, fieldId: number) => {
    const { ticket } = (await call('admin', 'GET', `/tickets/${ticketId}`)).body
    return ticket.custom_fields.find(({ id }: { id: number }) => id === fieldId)?.value
  }
  return { call, create, made, change, system, setTicket, open, seen, ...rest }
}

const models = [
  { name: 'Alder 29', value: 'alder' },
  { name: 'Birch 27', value: 'birch' },
]
const titles = ({ body }: TestAnswer) => body.ticket_fields.map(({ title }: Shown) => title)

describe('creating', () => {
  test('answers the recorded defaults, in the recorded order of keys', async () => {
    const { create } = desk()
    const { status, headers, body } = await create({ type: 'text', title: 'Frame' })
    const { url, id, ...rest } = body.ticket_field
    expect([status, headers.get('location')]).toEqual([201, url])
    expect(url).toBe(`https://example.zendesk.com/api/v2/ticket_fields/${id}.json`)
    expect(JSON.stringify(rest)).toBe(
      '{"type":"text","title":"Frame","raw_title":"Frame","description":"Frame","raw_description":"Frame",' +
        '"position":9999,"active":true,"required":false,"collapsed_for_agents":false,"regexp_for_validation":null,' +
        '"title_in_portal":"Frame","raw_title_in_portal":"Frame","visible_in_portal":false,"editable_in_portal":false,' +
        '"required_in_portal":false,"agent_can_edit":true,"tag":null,"created_at":"2026-03-14T09:00:00Z",' +
        '"updated_at":"2026-03-14T09:00:00Z","removable":true,"key":null,"agent_description":null}',
    )
  })

  test('gives back what was sent, with what only some types have', async () => {
    const { made } = desk()
    const given = {
      description: '',
      title_in_portal: 'Yours',
      position: 4,
      required: true,
      collapsed_for_agents: true,
      visible_in_portal: true,
      editable_in_portal: true,
      required_in_portal: true,
      agent_description: 'Below the saddle',
    }
    expect(await made(given)).toMatchObject({ ...given, raw_description: '', raw_title_in_portal: 'Yours' })
    const tagger = await made({ type: 'tagger', custom_field_options: [{ ...models[0], default: true }, models[1]] })
    expect(tagger.custom_field_options).toEqual([
      { id: expect.any(Number), name: 'Alder 29', raw_name: 'Alder 29', value: 'alder', default: true },
      { id: expect.any(Number), name: 'Birch 27', raw_name: 'Birch 27', value: 'birch', default: false },
    ])
    const relationship_filter = { all: [{ field: 'role', operator: 'is', value: 'agent' }], any: [] }
    const lookup = { type: 'lookup', relationship_target_type: 'zen:user', relationship_filter }
    expect(await made(lookup)).toMatchObject(lookup)
  })

  const taken = [{ name: 'a', value: 'taken' }]
  test.each([
    [{ type: 'text' }, 'title', 'BlankValue'],
    [{ type: 'colour', title: 'a' }, 'type', 'InvalidValue'],
    [{ type: 'subject', title: 'a' }, 'type', 'InvalidValue'],
    [{ type: 'tagger', title: 'a' }, 'field_options', 'EmptyValue'],
    [{ type: 'multiselect', title: 'a', custom_field_options: [] }, 'field_options', 'EmptyValue'],
    [{ type: 'regexp', title: 'a' }, 'regexp_for_validation', 'BlankValue'],
    [{ type: 'regexp', title: 'a', regexp_for_validation: '(' }, 'regexp_for_validation', 'InvalidFormat'],
    [{ type: 'lookup', title: 'a' }, 'relationship_target_type', 'BlankValue'],
    [{ type: 'lookup', title: 'a', relationship_target_type: 'zen:brand' }, 'relationship_target_type', 'InvalidValue'],
    [{ type: 'checkbox', title: 'a', tag: 'taken' }, 'tag', 'DuplicateValue'],
    [{ type: 'tagger', title: 'a', custom_field_options: taken }, 'custom_field_options', 'DuplicateValue'],
  ])('%j is refused because of its %s', async (given, property, error) => {
    const { create, made } = desk()
    await made({ type: 'checkbox', tag: 'taken' })
    const { status, body } = await create(given)
    expect([status, Object.keys(body.details), body.details[property][0].error]).toEqual([422, [property], error])
  })

  test('puts a field on the form of an account that has one, which takes 400', async () => {
    const { call, made, create } = desk()
    const { id } = await made()
    const [form, other] = (await call('agent', 'GET', '/ticket_forms')).body.ticket_forms
    const on = async () => (await call('agent', 'GET', `/ticket_forms/${form.id}`)).body.ticket_form.ticket_field_ids
    expect(await on()).not.toContain(id)
    await call('admin', 'DELETE', `/ticket_forms/${other.id}`)
    const next = await made()
    expect(await on()).toContain(next.id)
    for (let count = (await on()).length; count < 400 + 8; count++) await made({ title: `Field ${count}` })
    expect((await create({ type: 'text', title: 'One more' })).status).toBe(422)
    expect(await on()).toHaveLength(408)
  })
})

describe('finding', () => {
  test('lists all by position, pages by id, counts and names', async () => {
    const { call, made } = desk()
    const { id } = await made({ key: 'serial', position: 1 })
    const all = await call('agent', 'GET', '/ticket_fields')
    const positions = all.body.ticket_fields.map(({ position }: Shown) => position)
    expect(positions).toEqual(positions.toSorted((a: number, b: number) => a - b))
    expect(positions).toHaveLength(13)
    expect((await call('agent', 'GET', '/ticket_fields/count')).body.count.value).toBe(13)
    expect(titles(await call('agent', 'GET', '/ticket_fields?page[size]=2'))).toEqual(['Subject', 'Description'])
    const many = await call('agent', 'GET', `/ticket_fields/show_many?ids=${id},12&keys=serial`)
    expect(titles(many)).toEqual(['Serial number'])
  })

  test('shows end users and anybody else the fields of the portal', async () => {
    const { call, made } = desk()
    const hidden = await made()
    await made({ title: 'Off', visible_in_portal: true, active: false })
    for (const caller of ['endUser', 'nobody'] as const) {
      const list = await call(caller, 'GET', '/ticket_fields')
      expect(titles(list)).toEqual(['Subject', 'Description', 'Topic', 'Order number'])
      expect(titles(await call(caller, 'GET', `/ticket_fields/show_many?ids=${hidden.id}`))).toEqual([])
    }
  })

  test('tells who made a field, and brings them along', async () => {
    const { call, made, person, system } = desk()
    const { id } = await made()
    const { body } = await call('agent', 'GET', `/ticket_fields/${id}?creator=true&include=users`)
    expect(body.ticket_field).toMatchObject({ creator_user_id: person('admin').id, creator_app_name: null })
    expect(body.users).toMatchObject([{ id: person('admin').id }])
    expect((await call('agent', 'GET', `/ticket_fields/${id}`)).body.ticket_field).not.toHaveProperty('creator_user_id')
    const list = (await call('agent', 'GET', '/ticket_fields?creator=true&include=users&locale=de')).body
    expect(list.users).toHaveLength(1)
    expect(list.ticket_fields[0]).toMatchObject({ id: (await system('subject')).id, creator_user_id: -1 })
  })

  test('puts the named fields first', async () => {
    const { call, made } = desk()
    const { id } = await made()
    const { status, body } = await call('admin', 'PUT', '/ticket_fields/reorder', { ticket_field_ids: [id] })
    expect([status, body]).toEqual([200, null])
    expect(titles(await call('agent', 'GET', '/ticket_fields')).slice(0, 2)).toEqual(['Serial number', 'Subject'])
  })
})

describe('changing', () => {
  test('touches what is named; type and key stay', async () => {
    const { made, change, account } = desk()
    const { id } = await made({ description: 'Below the saddle' })
    account.clock.advance(1000)
    const { status, body } = await change(id, { id: 7, type: 'integer', key: 'x', title: 'Frame' })
    expect(status).toBe(200)
    expect(body.ticket_field).toMatchObject({
      id,
      type: 'text',
      key: null,
      title: 'Frame',
      raw_title: 'Frame',
      description: 'Below the saddle',
      title_in_portal: 'Serial number',
      updated_at: '2026-03-14T09:00:01Z',
    })
    expect((await change(id, { title: '' })).status).toBe(422)
  })

  test('leaves the fields of the system where they are', async () => {
    const { call, change, system } = desk()
    const [subject, priority] = [await system('subject'), await system('priority')]
    expect((await call('admin', 'DELETE', `/ticket_fields/${subject.id}`)).status).toBe(422)
    expect((await change(subject.id, { active: false })).status).toBe(422)
    const { body } = await change(priority.id, { sub_type_id: 1, title: 'Urgency', tag: 'x', active: false })
    expect(body.ticket_field).toMatchObject({ title: 'Urgency', tag: null, active: false, removable: false })
    expect(body.ticket_field).toMatchObject({
      sub_type_id: 1,
      system_field_options: [
        { name: 'Normal', value: 'normal' },
        { name: 'High', value: 'high' },
      ],
    })
    expect(await system('custom_status')).toHaveProperty('custom_statuses.length', 6)
  })

  test('switching a field off hides its values, and on brings them back', async () => {
    const { made, change, open, seen } = desk()
    const { id } = await made()
    const ticket = await open({ custom_fields: [{ id, value: 'A 1' }] })
    await change(id, { active: false })
    expect(await seen(ticket.id, id)).toBe(undefined)
    await change(id, { active: true })
    expect(await seen(ticket.id, id)).toBe('A 1')
  })

  test('deleting a field takes its values, frees its tags at once, and leaves those that tickets have', async () => {
    const { call, made, open, seen } = desk()
    const given = { type: 'checkbox', tag: 'rush' }
    const { id } = await made(given)
    const ticket = await open({ custom_fields: [{ id, value: true }] })
    expect((await call('admin', 'DELETE', `/ticket_fields/${id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/ticket_fields/${id}`)).status).toBe(404)
    expect(await seen(ticket.id, id)).toBe(undefined)
    expect((await call('admin', 'GET', `/tickets/${ticket.id}`)).body.ticket.tags).toEqual(['rush'])
    expect(await made(given)).toMatchObject({ tag: 'rush' })
  })
})

describe('options', () => {
  const withModels = async (type = 'tagger') => {
    const all = desk()
    const field = await all.made({ type, title: 'Model', custom_field_options: models })
    const [alder, birch]: { id: number }[] = field.custom_field_options
    const path = `/ticket_fields/${field.id}/options`
    const tagsOf = async (id: number) => (await all.call('admin', 'GET', `/tickets/${id}`)).body.ticket.tags
    return { ...all, field, alder, birch, path, tagsOf }
  }

  test('are listed, shown, added, changed, moved and deleted', async () => {
    const { call, path, field, alder } = await withModels()
    const list = await call('agent', 'GET', `${path}?page[size]=1`)
    expect(list.body.custom_field_options).toMatchObject([{ value: 'alder', position: 0 }])
    expect((await call('agent', 'GET', path)).body.count).toBe(2)
    const added = await call('admin', 'POST', path, { custom_field_option: { name: 'Oak', value: 'the oak' } })
    const { id } = added.body.custom_field_option
    const url = `https://example.zendesk.com/api/v2/ticket_fields/${field.id}/options/${id}.json`
    expect([added.status, added.headers.get('location')]).toEqual([201, url])
    const oak = { id, name: 'Oak', raw_name: 'Oak', value: 'the_oak', default: false, position: 2, url }
    expect(added.body.custom_field_option).toEqual(oak)
    const moved = { id, name: 'Oak', value: 'the_oak', position: 0 }
    expect((await call('admin', 'POST', path, { custom_field_option: moved })).status).toBe(200)
    expect((await call('agent', 'GET', `${path}/${id}`)).body.custom_field_option).toEqual({ ...oak, position: 0 })
    expect((await call('admin', 'DELETE', `${path}/${alder?.id}`)).status).toBe(204)
    expect((await call('agent', 'GET', `${path}/${alder?.id}`)).status).toBe(404)
    const taken = { custom_field_option: { name: 'Oak', value: 'the_oak' } }
    expect((await call('admin', 'POST', path, taken)).status).toBe(422)
  })

  test('that are left out go from tickets, with their tags where those are not closed', async () => {
    const { field, open, setTicket, change, seen, call, tagsOf } = await withModels()
    const custom_fields = [{ id: field.id, value: 'alder' }]
    const [working, closed] = [await open({ custom_fields, tags: ['vip'] }), await open({ custom_fields })]
    await setTicket(closed.id, { status: 'closed' })
    expect((await change(field.id, { custom_field_options: [{ name: 'Birch', value: 'birch' }] })).status).toBe(200)
    for (const { id } of [working, closed]) expect(await seen(id, field.id)).toBe(null)
    expect([await tagsOf(working.id), await tagsOf(closed.id)]).toEqual([['vip'], ['alder']])
    expect((await call('admin', 'GET', `/tickets/${working.id}/audits`)).body.audits).toHaveLength(1)
    // A tag stands for whichever option has it.
    await change(field.id, { custom_field_options: models })
    expect([await seen(working.id, field.id), await seen(closed.id, field.id)]).toEqual([null, 'alder'])
  })

  test('with another tag leave the old one on tickets, which show no value', async () => {
    const { field, alder, open, change, seen, tagsOf } = await withModels()
    const ticket = await open({ custom_fields: [{ id: field.id, value: 'alder' }] })
    await change(field.id, { custom_field_options: [{ id: alder?.id, name: 'Alder 29', value: 'alder_29' }] })
    expect([await seen(ticket.id, field.id), await tagsOf(ticket.id)]).toEqual([null, ['alder']])
  })

  test('go out of lists of choices', async () => {
    const { field, alder, open, seen, call, path, tagsOf } = await withModels('multiselect')
    const ticket = await open({ custom_fields: [{ id: field.id, value: ['alder', 'birch'] }] })
    await call('admin', 'DELETE', `${path}/${alder?.id}`)
    expect([await seen(ticket.id, field.id), await tagsOf(ticket.id)]).toEqual([['birch'], ['birch']])
  })

  test('go with their tags alone where tickets have chosen another', async () => {
    const { field, birch, open, seen, call, path, tagsOf } = await withModels()
    const { id } = await open({ tags: ['alder', 'birch'] })
    expect(await seen(id, field.id)).toBe('alder')
    await call('admin', 'DELETE', `${path}/${birch?.id}`)
    expect([await seen(id, field.id), await tagsOf(id)]).toEqual(['alder', ['alder']])
  })

  test('that forms offer as chosen are told so, and are not chosen for tickets of the API', async () => {
    const { made, open, seen } = desk()
    const [alder, birch] = models
    const field = await made({ type: 'tagger', custom_field_options: [alder, { ...birch, default: true }] })
    const told = field.custom_field_options.map((option: { default: boolean }) => option.default)
    expect(told).toEqual([false, true])
    expect(await seen((await open()).id, field.id)).toBe(null)
  })

  test('are two thousand at most', async () => {
    const { create } = desk()
    const many = (count: number) =>
      Array.from({ length: count }, (_, place) => ({ name: `${place}`, value: `v${place}` }))
    expect((await create({ type: 'tagger', title: 'a', custom_field_options: many(2001) })).status).toBe(422)
    expect((await create({ type: 'tagger', title: 'a', custom_field_options: many(2000) })).status).toBe(201)
  })
})

test.each([
  ['text', {}, 'A 1', 'A 1'],
  ['textarea', {}, 'A\n1', 'A\n1'],
  ['checkbox', {}, 'true', true],
  ['date', {}, '2026-03-14', '2026-03-14'],
  ['date', {}, 'soon', 422],
  ['integer', {}, '12', 12],
  ['integer', {}, '1.5', 422],
  ['decimal', {}, '1.5', 1.5],
  ['decimal', {}, 'a', 422],
  ['regexp', { regexp_for_validation: '^[A-Z]+$' }, 'ABC', 'ABC'],
  ['regexp', { regexp_for_validation: '^[A-Z]+$' }, 'abc', 422],
  ['partialcreditcard', {}, '4111 1111 1111 1234', 'XXXXXXXXXXXX1234'],
  ['tagger', { custom_field_options: models }, 'birch', 'birch'],
  ['tagger', { custom_field_options: models }, 'Birch 27', null],
  ['multiselect', { custom_field_options: models }, ['birch', 'alder'], ['birch', 'alder']],
  ['multiselect', { custom_field_options: models }, ['oak'], 422],
  ['lookup', { relationship_target_type: 'zen:user' }, '12', 422],
])('%s %j keeps %j as %j', async (type, more, value, want) => {
  const { made, open, setTicket } = desk()
  const { id } = await made({ type, ...more })
  const ticket = await open()
  const { status, body } = await setTicket(ticket.id, { custom_fields: [{ id, value }] })
  if (want === 422) expect(status).toBe(422)
  else expect(body.ticket.custom_fields).toContainEqual({ id, value: want })
})

test('a lookup field keeps the id as text, found by id, external id or name', async () => {
  const { made, open, setTicket, call } = desk()
  const { id } = await made({ type: 'lookup', relationship_target_type: 'zen:organization' })
  const organization = { name: 'Linden Works', external_id: 'L 1' }
  const target = (await call('admin', 'POST', '/organizations', { organization })).body.organization.id
  for (const value of [target, String(target), 'external_id:L 1', 'name:Linden Works']) {
    const ticket = await open()
    const { body } = await setTicket(ticket.id, { custom_fields: [{ id, value }] })
    expect(body.ticket.custom_fields).toContainEqual({ id, value: String(target) })
  }
})

test('a required field is asked for on solving, one problem each, a field of the system’s too', async () => {
  const { made, change, open, setTicket, system, call } = desk()
  const { id } = await made({ type: 'integer', title: 'Frame number', required: true })
  const [form] = (await call('admin', 'GET', '/ticket_forms')).body.ticket_forms
  const ticket_field_ids = [...form.ticket_field_ids, id]
  await call('admin', 'PUT', `/ticket_forms/${form.id}`, { ticket_form: { ticket_field_ids } })
  const priority = await system('priority')
  await change(priority.id, { required: true })
  const ticket = await open()
  const { status, body } = await setTicket(ticket.id, { status: 'solved' })
  const problem = (title: string, ticket_field_id: number, ticket_field_type: string) => ({
    description: `${title}: is required when solving a ticket`,
    error: null,
    ticket_field_id,
    ticket_field_type,
  })
  expect(status).toBe(422)
  expect(body.details.base).toEqual([
    problem('Priority', priority.id, 'FieldPriority'),
    problem('Frame number', id, 'FieldInteger'),
  ])
  expect((await setTicket(ticket.id, { status: 'pending' })).status).toBe(200)
  const filled = { status: 'solved', priority: 'low', custom_fields: { [id]: 7 } }
  expect((await setTicket(ticket.id, filled)).status).toBe(200)
})

test.each([
  // operation, address, then the statuses: nobody, end user, agents of all kinds, admin
  ['GET', '/ticket_fields', [200, 200, 200, 200]],
  ['GET', '/ticket_fields/show_many?ids=ID', [200, 200, 200, 200]],
  ['GET', '/ticket_fields/count', [401, 403, 200, 200]],
  ['GET', '/ticket_fields/ID', [401, 403, 200, 200]],
  ['POST', '/ticket_fields', [401, 403, 403, 201]],
  ['PUT', '/ticket_fields/ID', [401, 403, 403, 200]],
  ['PUT', '/ticket_fields/reorder', [401, 403, 403, 200]],
  ['GET', '/ticket_fields/ID/options', [401, 403, 200, 200]],
  ['GET', '/ticket_fields/ID/options/OPTION', [401, 403, 200, 200]],
  ['POST', '/ticket_fields/ID/options', [401, 403, 403, 201]],
  ['DELETE', '/ticket_fields/ID/options/OPTION', [401, 403, 403, 204]],
  ['DELETE', '/ticket_fields/ID', [401, 403, 403, 204]],
] as const)('who may %s %s', async (method, path, statuses) => {
  const { call, everybody, made } = desk()
  const field = await made({ type: 'tagger', custom_field_options: models })
  for (const [caller, want] of everybody(statuses)) {
    const address = path.replace('ID', field.id).replace('OPTION', field.custom_field_options[0].id)
    const body = {
      ticket_field: { type: 'text', title: 'New' },
      ticket_field_ids: [],
      custom_field_option: { name: 'New', value: 'new' },
    }
    const { status } = await call(caller, method, address, method === 'GET' ? undefined : body)
    expect([caller, status]).toEqual([caller, want])
  }
})
