import { createClient as createReferenceClient } from '@fakedesk/client'
import { createClient } from 'node-zendesk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'

/** A morning at a help desk, by views, macros and searches: through the reference client, then through node-zendesk. */

let running: RunningFakedesk
beforeAll(async () => {
  running = await startFakedesk({ port: 0 })
})
afterAll(() => running.close())

const actions = [
  { field: 'status', value: 'pending' },
  { field: 'current_tags', value: 'asked' },
  { field: 'comment_value', value: 'Hello {{ticket.requester.first_name}}, which parcel is it?' },
]

test('the reference client: a view of what is new, a macro for its tickets, and a search for what was done', async () => {
  const client = createReferenceClient({
    baseUrl: running.url,
    credentials: { email: 'admin@example.com', apiToken: 'token' },
  })
  const requester = { name: 'Ines Moreau', email: 'ines@example.net' }
  const open = async (subject: string) => {
    const ticket = { subject, comment: { body: 'Where is it?' }, requester, tags: ['parcel'] }
    return (await client.POST('/api/v2/tickets', { body: { ticket } })).data.ticket
  }
  const [first, second] = [await open('Parcel A'), await open('Parcel B')]
  const view = {
    title: 'New parcels',
    all: [
      { field: 'status', operator: 'is', value: 'new' },
      { field: 'current_tags', operator: 'includes', value: 'parcel' },
    ],
    output: { columns: ['subject', 'requester'], sort_by: 'created', sort_order: 'asc' as const },
  }
  const { id: view_id } = (await client.POST('/api/v2/views', { body: { view } })).data.view
  const subjects = async () => {
    const answer = await client.GET('/api/v2/views/{view_id}/tickets', { params: { path: { view_id } } })
    return answer.data.tickets.map((ticket) => ticket.subject)
  }
  expect(await subjects()).toEqual(['Parcel A', 'Parcel B'])

  const { macro } = (await client.POST('/api/v2/macros', { body: { macro: { title: 'Parcels::Ask', actions } } })).data
  const path = { ticket_id: first.id, macro_id: macro.id }
  const applied = (await client.GET('/api/v2/tickets/{ticket_id}/macros/{macro_id}/apply', { params: { path } })).data
  const { tags = [], comment } = applied.result.ticket
  const body = String(comment?.body)
  expect(body).toBe('Hello Ines, which parcel is it?')
  await client.PUT('/api/v2/tickets/{ticket_id}', {
    params: { path: { ticket_id: first.id } },
    body: { ticket: { status: 'pending', tags, comment: { body }, macro_ids: [macro.id] } },
  })
  expect(await subjects()).toEqual(['Parcel B'])

  const query = 'type:ticket tags:asked "which parcel"'
  const found = (await client.GET('/api/v2/search', { params: { query: { query } } })).data
  expect(found.results).toMatchObject([{ id: first.id }])
  const executed = (await client.GET('/api/v2/views/{view_id}/execute', { params: { path: { view_id } } })).data
  expect(executed.rows).toMatchObject([{ ticket_id: second.id, requester: 'Ines Moreau' }])
})

test('node-zendesk: views and macros as its users work with them', async () => {
  const zendesk = createClient({ username: 'admin@example.com', token: 'token', endpointUri: `${running.url}/api/v2` })
  const resultOf = (answer: unknown) => Object(answer).result ?? answer
  const recordIn = (answer: unknown) => resultOf(answer).macro ?? resultOf(answer)
  const made = recordIn(await zendesk.macros.create({ macro: { title: 'Ask', actions } } as never))
  expect(recordIn(await zendesk.macros.show(made.id))).toMatchObject({ title: 'Ask', actions })
  expect(resultOf(await zendesk.macros.list()).map(({ title }: { title: string }) => title)).toContain('Ask')
  const views = resultOf(await zendesk.views.list())
  expect(views.map(({ title }: { title: string }) => title)).toContain('Pending tickets')
  const all = views.find(({ title }: { title: string }) => title === 'All unsolved tickets')
  const tickets = resultOf(await zendesk.views.tickets(all.id))
  expect(JSON.stringify(tickets)).toContain('Parcel B')
  expect(JSON.stringify(await zendesk.search.query('type:ticket subject:"parcel b"'))).toContain('Parcel B')
})
