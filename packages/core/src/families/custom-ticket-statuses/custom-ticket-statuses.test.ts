import { describe, expect, test } from 'vitest'
import { type TestAnswer, testDesk } from '../../testing.ts'

const desk = () => {
  const { call, ...rest } = testDesk()
  const create = (custom_status: object) => call('admin', 'POST', '/custom_statuses', { custom_status })
  const made = async (given: object = {}) => {
    const all = { status_category: 'open', agent_label: 'At the bench', ...given }
    return (await create(all)).body.custom_status
  }
  const change = (id: number, custom_status: object) =>
    call('admin', 'PUT', `/custom_statuses/${id}`, { custom_status })
  const setDefaults = (ids: string) => call('admin', 'PUT', '/custom_status/default', { ids })
  const open = async (ticket: object = {}) => {
    const given = { subject: 'Hub', comment: { body: 'It clicks' }, ...ticket }
    return (await call('admin', 'POST', '/tickets', { ticket: given })).body.ticket
  }
  const changeTicket = (id: number, ticket: object) => call('admin', 'PUT', `/tickets/${id}`, { ticket })
  const defaultOf = async (category: string) => {
    const path = `/custom_statuses?status_categories=${category}&default=true`
    return (await call('endUser', 'GET', path)).body.custom_statuses[0]
  }
  return { call, create, made, change, setDefaults, open, changeTicket, defaultOf, ...rest }
}

const labels = ({ body }: TestAnswer) =>
  body.custom_statuses.map((status: { agent_label: string }) => status.agent_label)

test('a new status answers what was recorded, in that order', async () => {
  const { create } = desk()
  const { status, headers, body } = await create({ agent_label: 'a', end_user_label: 'b', status_category: 'open' })
  const { url, id, ...rest } = body.custom_status
  expect([status, headers.get('location')]).toEqual([201, url])
  expect(url).toBe(`https://example.zendesk.com/api/v2/custom_statuses/${id}.json`)
  expect(JSON.stringify(rest)).toBe(
    '{"status_category":"open","agent_label":"a","raw_agent_label":"a","end_user_label":"b","raw_end_user_label":"b",' +
      '"description":null,"raw_description":null,"end_user_description":null,"raw_end_user_description":null,' +
      '"active":true,"default":false,"created_at":"2026-03-14T09:00:00Z","updated_at":"2026-03-14T09:00:00Z"}',
  )
})

test.each([
  [{ status_category: 'open' }, 'agent_label'],
  [{ agent_label: 'a' }, 'status_category'],
  [{ agent_label: 'a', status_category: 'closed' }, 'status_category'],
  [{ agent_label: 'a'.repeat(49), status_category: 'open' }, 'agent_label'],
  [{ agent_label: 'a', end_user_label: 'a'.repeat(49), status_category: 'open' }, 'end_user_label'],
])('%j is refused because of its %s', async (given, property) => {
  const { status, body } = await desk().create(given)
  expect([status, Object.keys(body.details)]).toEqual([422, [property]])
})

test('a category takes a hundred statuses', async () => {
  const { made, create } = desk()
  for (let count = 1; count < 100; count++) await made({ agent_label: `Bench ${count}` })
  expect((await create({ agent_label: 'One more', status_category: 'open' })).status).toBe(422)
  expect((await create({ agent_label: 'One more', status_category: 'pending' })).status).toBe(201)
})

test('lists are narrowed by category, state and default', async () => {
  const { call, made, change } = desk()
  const { id } = await made()
  await change(id, { active: false })
  const list = (query: string) => call('endUser', 'GET', `/custom_statuses?${query}`)
  expect(labels(await list('status_categories=open,solved'))).toEqual(['Open', 'Solved', 'At the bench'])
  expect(labels(await list('active=false'))).toEqual(['At the bench'])
  expect((await list('default=true')).body).toMatchObject({ count: 5, next_page: null, previous_page: null })
})

test('updating changes what is named; the category and an id in the body are warned about', async () => {
  const { made, change, account } = desk()
  const { id } = await made({ description: 'On the bench' })
  account.clock.advance(1000)
  const { body, headers } = await change(id, { id: 7, status_category: 'solved', agent_label: 'In the workshop' })
  expect(body.custom_status).toMatchObject({
    id,
    status_category: 'open',
    agent_label: 'In the workshop',
    raw_agent_label: 'In the workshop',
    end_user_label: 'At the bench',
    description: 'On the bench',
    updated_at: '2026-03-14T09:00:01Z',
  })
  expect(headers.get('x-zendesk-api-warn')).toContain('"custom_status.id", "custom_status.status_category"')
  expect((await change(id, { agent_label: '' })).status).toBe(422)
})

describe('default statuses', () => {
  test('are one for each category, and tickets take them', async () => {
    const { made, setDefaults, open, changeTicket, defaultOf } = desk()
    const before = await defaultOf('open')
    const ticket = await open({ status: 'open' })
    const bench = await made()
    expect(await setDefaults(`${bench.id}`)).toMatchObject({ status: 200, body: {} })
    expect(await defaultOf('open')).toMatchObject({ id: bench.id, default: true })
    expect((await open({ status: 'open' })).custom_status_id).toBe(bench.id)
    await changeTicket(ticket.id, { status: 'pending' })
    expect((await changeTicket(ticket.id, { status: 'open' })).body.ticket.custom_status_id).toBe(bench.id)
    expect((await changeTicket(ticket.id, { custom_status_id: before.id })).body.ticket).toMatchObject({
      status: 'open',
      custom_status_id: before.id,
    })
  })

  test('must be active, and one a category', async () => {
    const { made, change, setDefaults, defaultOf, call } = desk()
    const [one, other] = [await made(), await made()]
    await change(other.id, { active: false })
    expect((await setDefaults(`${one.id},${other.id}`)).status).toBe(422)
    expect((await setDefaults(`${other.id}`)).status).toBe(422)
    expect((await setDefaults('12')).status).toBe(404)
    const { id } = await defaultOf('open')
    expect((await change(id, { active: false })).status).toBe(422)
    expect((await call('admin', 'DELETE', `/custom_statuses/${id}`)).status).toBe(422)
  })

  test('of on-hold can be switched off, which takes the category from tickets', async () => {
    const { call, change, open, changeTicket, defaultOf } = desk()
    const statusField = async () =>
      (await call('agent', 'GET', '/ticket_fields')).body.ticket_fields.find(
        (field: { type: string }) => field.type === 'status',
      )
    const { id } = await open()
    await change((await defaultOf('hold')).id, { active: false })
    expect((await changeTicket(id, { status: 'hold' })).body.details).toHaveProperty('status')
    const { settings } = (await call('admin', 'GET', '/account/settings')).body
    expect(settings.tickets.status_hold).toBe(false)
    const field = await statusField()
    expect(field.sub_type_id).toBe(0)
    expect(field.system_field_options.map(({ value }: { value: string }) => value)).toEqual([
      'open',
      'pending',
      'solved',
    ])
    await call('admin', 'PUT', `/ticket_fields/${field.id}`, { ticket_field: { sub_type_id: 1 } })
    expect((await statusField()).sub_type_id).toBe(1)
    expect((await changeTicket(id, { status: 'hold' })).body.ticket.status).toBe('hold')
  })
})

test('a status is deleted once no ticket that is not closed has it, and is shown inactive then (recorded)', async () => {
  const { call, made, open, changeTicket } = desk()
  const { id } = await made()
  const ticket = await open({ custom_status_id: id })
  expect((await call('admin', 'DELETE', `/custom_statuses/${id}`)).status).toBe(422)
  await changeTicket(ticket.id, { status: 'pending' })
  expect((await call('admin', 'DELETE', `/custom_statuses/${id}`)).status).toBe(204)
  expect((await call('admin', 'GET', `/custom_statuses/${id}`)).body.custom_status).toMatchObject({ id, active: false })
  expect((await call('admin', 'DELETE', `/custom_statuses/${id}`)).status).toBe(404)
  expect(labels(await call('admin', 'GET', '/custom_statuses'))).not.toContain('At the bench')
  expect((await changeTicket(ticket.id, { custom_status_id: id })).status).toBe(422)
})

test.each([
  // operation, address, then the statuses: nobody, end user, agents of all kinds, admin
  ['GET', '/custom_statuses', [401, 200, 200, 200]],
  ['GET', '/custom_statuses/ID', [401, 200, 200, 200]],
  ['POST', '/custom_statuses', [401, 403, 403, 201]],
  ['PUT', '/custom_statuses/ID', [401, 403, 403, 200]],
  ['PUT', '/custom_status/default', [401, 403, 403, 200]],
  ['POST', '/custom_statuses/ID/ticket_form_statuses', [401, 403, 403, 200]],
  ['DELETE', '/custom_statuses/OTHER', [401, 403, 403, 204]],
] as const)('who may %s %s', async (method, path, statuses) => {
  const { call, everybody, made } = desk()
  const [{ id }, other] = [await made(), await made()]
  for (const [caller, want] of everybody(statuses)) {
    const body = { custom_status: { agent_label: 'b', status_category: 'open' }, ids: `${id}`, ticket_form_status: [] }
    const address = path.replace('ID', id).replace('OTHER', other.id)
    const { status } = await call(caller, method, address, method === 'GET' ? undefined : body)
    expect([caller, status]).toEqual([caller, want])
  }
})
