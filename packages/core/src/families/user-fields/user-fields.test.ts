import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const desk = () => {
  const { call, account, ...rest } = testDesk()

  async function made(user_field: object) {
    const { body } = await call('admin', 'POST', '/user_fields', { user_field })
    return body.user_field
  }
  const change = (id: number | string, user_field: object) => call('admin', 'PUT', `/user_fields/${id}`, { user_field })
  const valuesOf = async (userId: number) => (await call('admin', 'GET', `/users/${userId}`)).body.user.user_fields
  /** Puts values on a user as if they had been written by a request long ago. */
  const hold = (userId: number, user_fields: Record<string, string | readonly string[]>) =>
    account.commit(() => account.users.update(account.users.find(userId), { user_fields }))
  return { call, account, made, change, valuesOf, hold, ...rest }
}

const days = [
  { name: 'Monday', value: 'monday' },
  { name: 'Friday', value: 'friday' },
]
const keys = (body: { user_fields: { key: string }[] }) => body.user_fields.map(({ key }) => key)

describe('creating', () => {
  test('answers the recorded defaults, in the recorded order of keys', async () => {
    const { call } = desk()
    const user_field = { key: 'delivery_day', title: 'Delivery day', description: 'When' }
    const { status, body, headers } = await call('admin', 'POST', '/user_fields', { user_field })
    expect(status).toBe(201)
    const { url, id, ...rest } = body.user_field
    expect(url).toBe(`https://example.zendesk.com/api/v2/user_fields/${id}.json`)
    expect(headers.get('location')).toBe(url)
    expect(JSON.stringify(rest)).toBe(
      '{"type":"text","key":"delivery_day","title":"Delivery day","description":"When","raw_title":"Delivery day",' +
        '"raw_description":"When","position":9999,"active":true,"system":false,"regexp_for_validation":null,' +
        '"created_at":"2026-03-14T09:00:00Z","updated_at":"2026-03-14T09:00:00Z"}',
    )
  })

  test('options get ids, and a lookup field tells its target', async () => {
    const { made } = desk()
    const field = await made({ key: 'day', title: 'Day', type: 'dropdown', custom_field_options: days })
    expect(field.custom_field_options).toEqual(
      days.map(({ name, value }) => ({ id: expect.any(Number), name, raw_name: name, value })),
    )
    const lookup = await made({ key: 'boss', title: 'Boss', type: 'lookup', relationship_target_type: 'zen:user' })
    expect(lookup).toMatchObject({ relationship_target_type: 'zen:user', relationship_filter: null })
  })

  test.each([
    [{ title: 'Day' }, 'key', 'Key: cannot be blank', 'BlankValue'],
    [{ key: '12', title: 'Day' }, 'key', 'Key: is invalid', 'InvalidFormat'],
    [{ key: 'de livery', title: 'Day' }, 'key', 'Key: is invalid', 'InvalidFormat'],
    [{ key: 'TAKEN', title: 'Day' }, 'key', 'Key: TAKEN has already been taken', 'DuplicateValue'],
    [{ key: 'day', title: '' }, 'title', 'Title: cannot be blank', 'BlankValue'],
    [{ key: 'day', title: 'Day', type: 'colour' }, 'type', 'Type: is not included in the list', 'InvalidValue'],
    [
      { key: 'day', title: 'Day', type: 'regexp', regexp_for_validation: '(' },
      'regexp_for_validation',
      'Regexp for validation: is invalid',
      'InvalidFormat',
    ],
    [
      { key: 'day', title: 'Day', type: 'lookup' },
      'relationship_target_type',
      'Relationship target type: cannot be blank',
      'BlankValue',
    ],
    [
      { key: 'day', title: 'Day', type: 'dropdown', custom_field_options: [...days, days[0]] },
      'custom_field_options',
      'Value: monday has already been taken',
      'DuplicateValue',
    ],
  ])('%j is refused', async (user_field, property, description, error) => {
    const { call, made } = desk()
    await made({ key: 'taken', title: 'Taken' })
    const { status, body } = await call('admin', 'POST', '/user_fields', { user_field })
    expect(status).toBe(422)
    expect(body.details).toEqual({ [property]: [{ description, error }] })
  })

  test('every user has the key from then on, also where their text was kept', async () => {
    const { made, person, valuesOf } = desk()
    const { id, updated_at } = person('endUser')
    expect(await valuesOf(id)).toEqual({})
    await made({ key: 'day', title: 'Day' })
    expect(await valuesOf(id)).toEqual({ day: null })
    expect(person('endUser').updated_at).toBe(updated_at)
  })
})

describe('reading', () => {
  test('comes by id with cursors and by position with page numbers', async () => {
    const { call, made } = desk()
    await made({ key: 'second', title: 'Second', position: 2 })
    await made({ key: 'first', title: 'First', position: 1 })
    expect(keys((await call('agent', 'GET', '/user_fields?page[size]=10')).body)).toEqual(['second', 'first'])
    const { body } = await call('agent', 'GET', '/user_fields')
    expect([keys(body), body.count]).toEqual([['first', 'second'], 2])
  })

  test('one is found by id or key, many by keys', async () => {
    const { call, made } = desk()
    const { id } = await made({ key: 'day', title: 'Day' })
    await made({ key: 'bay', title: 'Bay' })
    expect((await call('agent', 'GET', `/user_fields/${id}`)).body.user_field.key).toBe('day')
    expect((await call('agent', 'GET', '/user_fields/day.json')).body.user_field.id).toBe(id)
    expect((await call('agent', 'GET', '/user_fields/9223372036854775807')).status).toBe(404)
    expect(keys((await call('agent', 'GET', '/user_fields/show_many?keys=bay,none,day')).body)).toEqual(['bay', 'day'])
  })

  test('reordering puts the named ones first', async () => {
    const { call, made } = desk()
    const ids = []
    for (const key of ['a', 'b', 'c']) ids.push((await made({ key, title: key })).id)
    const { status, body } = await call('admin', 'PUT', '/user_fields/reorder', { user_field_ids: [ids[2]] })
    expect([status, body]).toEqual([200, null])
    expect(keys((await call('admin', 'GET', '/user_fields')).body)).toEqual(['c', 'a', 'b'])
  })
})

describe('changing', () => {
  test('touches what is named; key and type stay, an id in the body is warned about', async () => {
    const { made, change, account } = desk()
    const { id } = await made({ key: 'day', title: 'Day', description: 'When' })
    account.clock.advance(1000)
    const { status, body, headers } = await change(id, { id: 7, key: 'night', type: 'integer', title: 'Weekday' })
    expect(status).toBe(200)
    expect(headers.get('x-zendesk-api-warn')).toContain('"user_field.id"')
    expect(body.user_field).toMatchObject({
      id,
      key: 'day',
      type: 'text',
      title: 'Weekday',
      raw_title: 'Weekday',
      description: 'When',
      updated_at: '2026-03-14T09:00:01Z',
    })
    expect((await change('day', { title: '' })).status).toBe(422)
  })

  test('of a field of the service itself only place and state change', async () => {
    const { call, made, change, account } = desk()
    const { id } = await made({ key: 'own', title: 'Own' })
    account.commit(() => account.userFields.update(account.userFields.find(id), { system: true }))
    const { body } = await change(id, { title: 'Other', position: 3, active: false })
    expect(body.user_field).toMatchObject({ title: 'Own', position: 3, active: false })
    expect((await call('admin', 'DELETE', `/user_fields/${id}`)).status).toBe(422)
  })

  test('a field that is switched off takes its values along and brings them back', async () => {
    const { made, change, person, valuesOf, hold } = desk()
    const { id } = await made({ key: 'day', title: 'Day' })
    hold(person('endUser').id, { day: 'Monday' })
    await change(id, { active: false })
    expect(await valuesOf(person('endUser').id)).toEqual({})
    await change(id, { active: true })
    expect(await valuesOf(person('endUser').id)).toEqual({ day: 'Monday' })
    expect(await valuesOf(person('agent').id)).toEqual({ day: null })
  })

  test('a deleted field is shown inactive, and nothing else (recorded)', async () => {
    const { call, made, person, valuesOf, change } = desk()
    const { id } = await made({ key: 'day', title: 'Day' })
    expect((await call('admin', 'DELETE', `/user_fields/${id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/user_fields/${id}`)).body.user_field).toMatchObject({ id, active: false })
    expect((await call('admin', 'DELETE', `/user_fields/${id}`)).status).toBe(404)
    expect((await change(id, { title: 'Again' })).status).toBe(404)
    expect((await call('admin', 'GET', '/user_fields')).body.count).toBe(0)
    expect(await valuesOf(person('endUser').id)).toEqual({})
    expect((await made({ key: 'day', title: 'New day' })).id).not.toBe(id)
  })
})

describe('options', () => {
  const withOptions = async () => {
    const all = desk()
    const field = await all.made({ key: 'day', title: 'Day', type: 'dropdown', custom_field_options: days })
    const [monday, friday]: { id: number }[] = field.custom_field_options
    const path = `/user_fields/${field.id}/options`
    return { ...all, field, monday, friday, path }
  }

  test('are listed, shown, added, changed and deleted', async () => {
    const { call, path, field, monday } = await withOptions()
    const list = await call('agent', 'GET', `${path}?page[size]=1`)
    expect(list.body.custom_field_options).toMatchObject([{ name: 'Monday', value: 'monday', position: 0 }])
    expect(list.body.meta.has_more).toBe(true)
    expect((await call('agent', 'GET', '/user_fields/day/options')).body.count).toBe(2)

    const added = await call('admin', 'POST', path, { custom_field_option: { name: 'Sunday', value: 'sunday' } })
    expect(added.status).toBe(201)
    const { id } = added.body.custom_field_option
    expect(added.body.custom_field_option).toEqual({
      id,
      name: 'Sunday',
      raw_name: 'Sunday',
      value: 'sunday',
      position: 2,
      url: `https://example.zendesk.com/api/v2/user_fields/${field.id}/options/${id}.json`,
    })
    const custom_field_option = { id, name: 'Rest', value: 'sunday' }
    expect((await call('admin', 'POST', path, { custom_field_option })).status).toBe(200)
    expect((await call('agent', 'GET', `${path}/${id}`)).body.custom_field_option.name).toBe('Rest')
    expect((await call('admin', 'DELETE', `${path}/${monday?.id}`)).status).toBe(204)
    expect((await call('agent', 'GET', `${path}/${monday?.id}`)).status).toBe(404)
    const taken = { custom_field_option: { name: 'Again', value: 'friday' } }
    expect((await call('admin', 'POST', path, taken)).status).toBe(422)
  })

  test('take their values along: away when they go, to the new text when they change', async () => {
    const { change, field, friday, person, hold, valuesOf } = await withOptions()
    hold(person('endUser').id, { day: 'friday' })
    hold(person('agent').id, { day: 'monday' })
    await change(field.id, { custom_field_options: [{ id: friday?.id, name: 'Freitag', value: 'freitag' }] })
    expect(await valuesOf(person('endUser').id)).toEqual({ day: 'freitag' })
    expect(await valuesOf(person('agent').id)).toEqual({ day: null })
  })

  test('go out of lists of choices', async () => {
    const { call, made, person, hold, valuesOf } = desk()
    const field = await made({ key: 'days', title: 'Days', type: 'multiselect', custom_field_options: days })
    hold(person('endUser').id, { days: ['monday', 'friday'] })
    await call('admin', 'DELETE', `/user_fields/days/options/${field.custom_field_options[0].id}`)
    expect(await valuesOf(person('endUser').id)).toEqual({ days: ['friday'] })
  })

  test('without ids are known by value', async () => {
    const { change, field, monday } = await withOptions()
    const { body } = await change(field.id, { custom_field_options: [{ name: 'Lundi', value: 'monday' }] })
    expect(body.user_field.custom_field_options).toMatchObject([{ id: monday?.id, name: 'Lundi' }])
  })
})

test.each([
  // operation, address, then the statuses: nobody, end user, agent, admin
  ['GET', '/user_fields', [401, 403, 200, 200]],
  ['GET', '/user_fields/day', [401, 403, 200, 200]],
  ['GET', '/user_fields/show_many?keys=day', [401, 403, 200, 200]],
  ['POST', '/user_fields', [401, 403, 403, 201]],
  ['PUT', '/user_fields/day', [401, 403, 403, 200]],
  ['PUT', '/user_fields/reorder', [401, 403, 403, 200]],
  ['GET', '/user_fields/day/options', [401, 403, 200, 200]],
  ['GET', '/user_fields/day/options/ID', [401, 403, 200, 200]],
  ['POST', '/user_fields/day/options', [401, 403, 403, 201]],
  ['DELETE', '/user_fields/day/options/ID', [401, 403, 403, 204]],
  ['DELETE', '/user_fields/day', [401, 403, 403, 204]],
] as const)('who may %s %s', async (method, path, statuses) => {
  const { call, made } = desk()
  for (const [place, caller] of (['nobody', 'endUser', 'agent', 'admin'] as const).entries()) {
    const key = `day_${place}`
    const field = await made({ key, title: 'Day', type: 'dropdown', custom_field_options: days })
    const address = path.replace('ID', field.custom_field_options[0].id).replace('day', key)
    const body = {
      user_field: { key: 'new', title: 'New' },
      user_field_ids: [],
      custom_field_option: { name: 'New', value: 'new' },
    }
    const { status } = await call(caller, method, address, method === 'GET' ? undefined : body)
    expect([caller, status]).toEqual([caller, statuses[place]])
  }
})

describe('as integrators saw it', () => {
  const listed = async ({ call }: ReturnType<typeof desk>) =>
    (await call('agent', 'GET', '/user_fields')).body.user_fields as { key: string; position: number }[]
  const places = async (all: ReturnType<typeof desk>) =>
    (await listed(all)).toSorted((a, b) => a.position - b.position).map(({ key, position }) => `${position} ${key}`)

  test('positions count up from 0 in lists, whatever the creation said', async () => {
    const all = desk()
    for (const key of ['a', 'b', 'c']) {
      expect((await all.made({ key, title: key })).position).toBe(9999)
    }
    expect(await places(all)).toEqual(['0 a', '1 b', '2 c'])
    expect((await all.made({ key: 'd', title: 'd', position: 1 })).position).toBe(1)
    expect(await places(all)).toEqual(['0 a', '1 d', '2 b', '3 c'])
    const moved = await all.call('admin', 'PUT', '/user_fields/a', { user_field: { position: 2 } })
    expect(moved.body.user_field.position).toBe(2)
    expect(await places(all)).toEqual(['0 d', '1 b', '2 a', '3 c'])
    await all.call('admin', 'DELETE', '/user_fields/b')
    expect(await places(all)).toEqual(['0 d', '1 a', '2 c'])
  })

  test('a field that chooses wants options, at first and later', async () => {
    const { call, made } = desk()
    const refused = {
      field_options: [{ description: 'Field options: must contain at least one option', error: 'EmptyValue' }],
    }
    for (const type of ['dropdown', 'tagger', 'multiselect']) {
      for (const extra of [{}, { custom_field_options: [] }]) {
        const user_field = { key: 'day', title: 'Day', type, ...extra }
        const { status, body } = await call('admin', 'POST', '/user_fields', { user_field })
        expect([status, body.details]).toEqual([422, refused])
      }
    }
    await made({ key: 'day', title: 'Day', type: 'dropdown', custom_field_options: days })
    const { body } = await call('admin', 'PUT', '/user_fields/day', { user_field: { custom_field_options: [] } })
    expect(body.details).toEqual(refused)
  })

  test('blanks of values become underscores, those of names stay; options are replaced by value', async () => {
    const { call, made } = desk()
    const custom_field_options = [{ id: null, name: 'Green tea', value: 'green tea' }]
    const field = await made({ key: 'tea', title: 'Tea', type: 'dropdown', custom_field_options })
    const [green] = field.custom_field_options
    expect(green).toMatchObject({ name: 'Green tea', raw_name: 'Green tea', value: 'green_tea' })
    const { body } = await call('admin', 'PUT', `/user_fields/${field.id}`, {
      user_field: { custom_field_options: [{ id: 0, name: 'Black', value: 'black' }, ...custom_field_options] },
    })
    expect(body.user_field.custom_field_options).toEqual([
      { id: expect.any(Number), name: 'Black', raw_name: 'Black', value: 'black' },
      green,
    ])
  })

  test('key and values of a deleted field are free at once', async () => {
    const { call, made } = desk()
    const given = { key: 'day', title: 'Day', type: 'dropdown', custom_field_options: days }
    const { id } = await made(given)
    expect((await call('admin', 'DELETE', `/user_fields/${id}`)).status).toBe(204)
    expect(await made(given)).toMatchObject({ key: 'day', custom_field_options: days })
  })

  test('the tag of a checkbox comes last', async () => {
    const field = await desk().made({ key: 'vip', title: 'VIP', type: 'checkbox', tag: 'vip' })
    expect(Object.keys(field).at(-1)).toBe('tag')
  })
})
