import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const [english, german, french] = [1, 8, 16]

/** An account with an item in English, German and (not in use) French; the second agent and the customer read German. */
async function desk() {
  const made = testDesk()
  const { call, account, person } = made
  const locale_ids = [english, german, french]
  await call('admin', 'PUT', '/account/settings', { settings: { localization: { locale_ids } } })
  const variants = [
    { locale_id: english, default: true, content: 'Bicycle' },
    { locale_id: german, content: 'Rad' },
    { locale_id: french, content: 'Vélo', active: false },
  ]
  const { item } = (
    await call('admin', 'POST', '/dynamic_content/items', {
      item: { name: 'Model', default_locale_id: english, variants },
    })
  ).body
  for (const name of ['secondAgent', 'endUser'] as const) {
    await call('admin', 'PUT', `/users/${person(name).id}`, { user: { locale_id: german } })
  }
  /** What the callers read at the address, as far as it is asked for. */
  const read = async (path: string, part: (body: TestBody) => unknown) => ({
    english: part((await call('agent', 'GET', path)).body),
    german: part((await call('secondAgent', 'GET', path)).body),
  })
  const rename = (content: string) =>
    call('admin', 'PUT', `/dynamic_content/items/${item.id}/variants/${item.variants[0].id}`, { variant: { content } })
  return { ...made, account, item, read, rename }
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
type TestBody = any

const raw = '{{dc.model}}'
const both = { english: 'Bicycle', german: 'Rad' }
const condition = { field: 'status', operator: 'is', value: 'open' }
const action = { field: 'status', value: 'solved' }

describe('titles are in the language of who reads them, and raw ones as they were entered:', () => {
  test.each<[string, string, object, readonly string[]]>([
    ['ticket_fields', 'ticket_field', { type: 'text', title: raw, description: raw }, ['title', 'description']],
    ['user_fields', 'user_field', { type: 'text', key: 'k', title: raw, description: raw }, ['title', 'description']],
    [
      'organization_fields',
      'organization_field',
      { type: 'text', key: 'k', title: raw, description: raw },
      ['title', 'description'],
    ],
    ['ticket_forms', 'ticket_form', { name: raw, display_name: raw }, ['name', 'display_name']],
    [
      'custom_statuses',
      'custom_status',
      { status_category: 'open', agent_label: raw, end_user_label: raw, description: raw },
      ['agent_label', 'end_user_label', 'description'],
    ],
    ['macros', 'macro', { title: raw, actions: [action] }, ['title']],
    ['triggers', 'trigger', { title: raw, conditions: { all: [condition], any: [] }, actions: [action] }, ['title']],
    ['views', 'view', { title: raw, all: [condition] }, ['title']],
  ])('%s', async (list, one, given, properties) => {
    const { call, read, rename } = await desk()
    const { status, body } = await call('admin', 'POST', `/${list}`, { [one]: given })
    expect(status).toBe(201)
    const path = `/${list}/${body[one].id}`
    for (const name of properties) {
      expect(await read(path, (answer) => answer[one][name])).toEqual(both)
      const shown = (answer: TestBody) => answer[list].find(({ id }: { id: number }) => id === body[one].id)
      expect(await read(`/${list}`, (answer) => shown(answer)[name])).toEqual(both)
      expect(await read(path, (answer) => answer[one][`raw_${name}`])).toEqual({ english: raw, german: raw })
    }
    await rename('Bike')
    expect(await read(path, (answer) => answer[one][properties[0] ?? ''])).toEqual({ ...both, english: 'Bike' })
  })

  test('automations', async () => {
    const { call, read } = await desk()
    const all = [condition, { field: 'SOLVED', operator: 'is', value: '24' }]
    const given = { title: raw, conditions: { all, any: [] }, actions: [{ field: 'status', value: 'closed' }] }
    const { id } = (await call('admin', 'POST', '/automations', { automation: given })).body.automation
    expect(await read(`/automations/${id}`, (body) => body.automation.title)).toEqual(both)
    const found = await read('/automations/search?query=rad', (body) => body.automations.length)
    expect(found).toEqual({ english: 0, german: 1 })
  })

  test('options of fields', async () => {
    const { call, read } = await desk()
    const custom_field_options = [{ name: `My ${raw}`, value: 'bike' }]
    for (const kind of ['ticket', 'user']) {
      const given = { type: kind === 'ticket' ? 'tagger' : 'dropdown', key: 'k', title: 'Model', custom_field_options }
      const field = (await call('admin', 'POST', `/${kind}_fields`, { [`${kind}_field`]: given })).body[`${kind}_field`]
      const want = { english: ['My Bicycle', `My ${raw}`], german: ['My Rad', `My ${raw}`] }
      const names = ({ name, raw_name }: TestBody) => [name, raw_name]
      const path = `/${kind}_fields/${field.id}`
      expect(await read(path, (body) => names(body[`${kind}_field`].custom_field_options[0]))).toEqual(want)
      expect(await read(`${path}/options`, (body) => names(body.custom_field_options[0]))).toEqual(want)
      const [{ id }] = field.custom_field_options
      expect(await read(`${path}/options/${id}`, (body) => names(body.custom_field_option))).toEqual(want)
    }
  })

  test('subjects of tickets', async () => {
    const { call, read, person } = await desk()
    const ticket = { subject: `My ${raw}`, comment: { body: 'It rattles' }, requester_id: person('endUser').id }
    const { id } = (await call('agent', 'POST', '/tickets', { ticket })).body.ticket
    expect(await read(`/tickets/${id}`, ({ ticket: one }) => [one.subject, one.raw_subject])).toEqual({
      english: ['My Bicycle', `My ${raw}`],
      german: ['My Rad', `My ${raw}`],
    })
    expect((await call('endUser', 'GET', `/requests/${id}`)).body.request.subject).toBe('My Rad')
  })
})

test('what rules and views are made of is offered in the language of who asks, and views have such columns', async () => {
  const { call, read } = await desk()
  const given = { type: 'tagger', title: raw, custom_field_options: [{ name: raw, value: 'bike' }] }
  const { id } = (await call('admin', 'POST', '/ticket_fields', { ticket_field: given })).body.ticket_field
  const offered = (definitions: TestBody[]) => {
    const found = definitions.find(({ subject }) => subject === `custom_fields_${id}`)
    return [found.title, found.values.at(-1).title]
  }
  const twice = { english: ['Bicycle', 'Bicycle'], german: ['Rad', 'Rad'] }
  expect(await read('/views/definitions', (body) => offered(body.definitions.conditions_all))).toEqual(twice)
  await call('admin', 'POST', '/tickets', {
    ticket: { comment: { body: 'a' }, status: 'open', custom_fields: [{ id, value: 'bike' }] },
  })
  const view = { title: 'All', all: [condition], output: { columns: ['subject', String(id)], group_by: String(id) } }
  const made = (await call('admin', 'POST', '/views', { view })).body.view
  const columns = ({ execution }: TestBody) => execution.columns.map(({ title }: { title: string }) => title)
  expect(await read(`/views/${made.id}`, (body) => columns(body.view)[1])).toEqual(both)
  expect(await read(`/views/${made.id}/execute`, (body) => [body.columns[1].title, body.groups[0].name])).toEqual(twice)
})

test('a language without a text in use, and a reader without a language, have the default text', async () => {
  const { call, account, person } = await desk()
  const { macro } = (await call('admin', 'POST', '/macros', { macro: { title: raw, actions: [action] } })).body
  const title = async (localeId: number | null) => {
    account.commit(() => account.users.update(person('secondAgent'), { locale_id: localeId }))
    return (await call('secondAgent', 'GET', `/macros/${macro.id}`)).body.macro.title
  }
  expect(await title(french)).toBe('Bicycle')
  expect(await title(null)).toBe('Bicycle')
  await call('admin', 'PUT', '/account/settings', { settings: { localization: { locale_id: german } } })
  expect(await title(null)).toBe('Rad')
  expect(await title(french)).toBe('Bicycle')
})

test('a title of the portal, and of forms, can be asked for in a language', async () => {
  const { call } = await desk()
  const field = { type: 'text', title: raw, title_in_portal: raw }
  const { id } = (await call('admin', 'POST', '/ticket_fields', { ticket_field: field })).body.ticket_field
  const { body } = await call('agent', 'GET', '/ticket_fields?locale=de')
  const shown = body.ticket_fields.find((one: { id: number }) => one.id === id)
  expect(shown).toMatchObject({ title: 'Bicycle', title_in_portal: 'Rad', raw_title_in_portal: raw })
  await call('admin', 'POST', '/ticket_forms', { ticket_form: { name: raw } })
  const forms = (await call('agent', 'GET', '/ticket_forms?locale=de')).body.ticket_forms
  expect(forms.at(-1)).toMatchObject({ name: 'Rad', display_name: 'Rad', raw_name: raw })
})

test('a record that goes back as it was read keeps its placeholder; a view takes the title (reported)', async () => {
  const { call } = await desk()
  const macro = (await call('admin', 'POST', '/macros', { macro: { title: raw, actions: [action] } })).body.macro
  const { body } = await call('admin', 'PUT', `/macros/${macro.id}`, { macro: { title: 'Bicycle', raw_title: raw } })
  expect(body.macro).toMatchObject({ title: 'Bicycle', raw_title: raw })
  const view = (await call('admin', 'POST', '/views', { view: { title: raw, all: [condition] } })).body.view
  const changed = (await call('admin', 'PUT', `/views/${view.id}`, { view: { title: 'Bicycle', raw_title: raw } })).body
  expect(changed.view).toMatchObject({ title: 'Bicycle', raw_title: 'Bicycle' })
})

test('an entity tag notices a changed item', async () => {
  const { call, send, rename, person } = await desk()
  await call('admin', 'POST', '/macros', { macro: { title: raw, actions: [action] } })
  const asked = async (tag = '') => {
    const headers = { Authorization: `Basic ${btoa(`${person('admin').email}/token:token`)}`, 'If-None-Match': tag }
    return send('GET', '/macros', { headers })
  }
  const first = await asked()
  const tag = first.headers.get('etag') ?? ''
  expect([first.status, (await asked(tag)).status]).toEqual([200, 304])
  await rename('Bike')
  const again = await asked(tag)
  expect([again.status, again.body.macros.map(({ title }: { title: string }) => title)]).toEqual([
    200,
    expect.arrayContaining(['Bike']),
  ])
})

describe('texts that go out', () => {
  test('are in the language of who gets them: who asks for help, else the first', async () => {
    const { call, person, account } = await desk()
    const notify = (to: string) => ({ field: 'notification_user', value: [to, raw, `${raw} {{dc.model | upcase}}`] })
    const create = (trigger: object) => call('admin', 'POST', '/triggers', { trigger })
    const conditions = { all: [{ field: 'update_type', operator: 'is', value: 'Create' }], any: [] }
    const agent = String(person('agent').id)
    await create({ title: 'T', conditions, actions: [notify('requester_id'), notify(agent)] })
    const ticket = { comment: { body: 'It rattles' }, requester_id: person('endUser').id }
    const { id } = (await call('admin', 'POST', '/tickets', { ticket })).body.ticket
    const told = [...account.audits.by('ticket', id)].flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'Notification' ? [[event.subject, event.body]] : [])),
    )
    expect(told).toContainEqual(['Rad', 'Rad RAD'])
    expect(told).toContainEqual(['Bicycle', 'Bicycle BICYCLE'])
  })

  test('of macros are in the language of who asks for help, items within items too', async () => {
    const { call, person } = await desk()
    const item = { name: 'Greeting', default_locale_id: english, content: 'Hello, {{ticket.title}}: {{dc.model}}' }
    await call('admin', 'POST', '/dynamic_content/items', { item })
    const actions = [{ field: 'comment_value', value: '{{dc.greeting}}' }]
    const { macro } = (await call('admin', 'POST', '/macros', { macro: { title: 'M', actions } })).body
    const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, requester_id: person('endUser').id }
    const { id } = (await call('agent', 'POST', '/tickets', { ticket })).body.ticket
    const { result } = (await call('agent', 'GET', `/tickets/${id}/macros/${macro.id}/apply`)).body
    expect(result.ticket.comment.body).toBe('Hello, Hub: Rad')
  })
})
