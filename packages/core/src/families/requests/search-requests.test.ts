import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { newTicketField } from '../ticket-fields/new-ticket-field.ts'

/** Requests of the end user, of a colleague in the same organization, and of others; all say "quill". */
async function desk() {
  const { account, call, person, ...rest } = testDesk()
  const organizationId = person('endUser').organization_id
  const colleague = (
    await call('admin', 'POST', '/users', {
      user: { name: 'Col League', email: 'col@example.com', verified: true, organization_id: organizationId },
    })
  ).body.user
  const open = async (ticket: object) => {
    account.clock.advance(1000)
    return (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id
  }
  const comment = { body: 'One quill, please' }
  const endUser = { requester_id: person('endUser').id }
  const own = await open({ subject: 'Mine', comment, ...endUser, tags: ['secret'], status: 'open' })
  const done = await open({ subject: 'Done', comment, ...endUser, status: 'solved' })
  const hidden = await open({ subject: 'Hidden', comment: { ...comment, public: false }, ...endUser })
  const theirs = await open({ subject: 'Theirs', comment, requester_id: colleague.id })
  const copied = await open({ subject: 'Copied', comment, email_ccs: [{ user_id: person('endUser').id }] })
  await open({ subject: 'Of nobody else', comment })
  const find = async (query: string) =>
    (await call('endUser', 'GET', `/requests/search?${query}`)).body.requests.map(({ id }: { id: number }) => id)
  return { account, call, person, ...rest, organizationId, own, done, hidden, theirs, copied, find }
}

test('end users find their own requests and those in copy, by words and by keys', async () => {
  const { find, own, done, copied } = await desk()
  expect(await find('query=quill')).toEqual([copied, done, own])
  expect(await find('query=quill status:solved')).toEqual([done])
  expect(await find('query=subject:mine')).toEqual([own])
  expect(await find('query=requester:me quill')).toEqual([done, own])
  expect(await find('query=nothing of the kind')).toEqual([])
})

test('requests of the organization are found where it shares them', async () => {
  const { find, call, theirs, own, done, copied, organizationId } = await desk()
  await call('admin', 'PUT', `/organizations/${organizationId}`, { organization: { shared_tickets: true } })
  expect(await find('query=quill')).toEqual([copied, theirs, done, own])
  expect(await find(`query=quill&organization_id=${organizationId}`)).toEqual([theirs, done, own])
  expect(await find('query=quill&organization_id=1')).toEqual([])
})

test('a search is narrowed by state and by copies, and ordered by times', async () => {
  const { find, own, done, copied } = await desk()
  expect(await find('query=quill&status=open,solved')).toEqual([done, own])
  expect(await find('query=quill&cc_id=true')).toEqual([copied])
  expect(await find('query=quill&sort_by=created_at&sort_order=asc')).toEqual([own, done, copied])
  expect(await find('query=quill order_by:created sort:desc')).toEqual([copied, done, own])
  expect((await find('status=solved')).includes(done)).toBe(true)
})

test('what requests do not show is not found', async () => {
  const { find, call, own, hidden, account } = await desk()
  await call('agent', 'PUT', `/tickets/${own}`, { ticket: { comment: { body: 'sesame', public: false } } })
  expect(await find('query=sesame')).toEqual([])
  expect(await find('query=tags:secret')).toEqual([])
  expect(await find('query=subject:hidden')).not.toContain(hidden)
  const [shown, kept] = account.commit(() =>
    [true, false].map((visible_in_portal) =>
      account.ticketFields.insert(newTicketField(account, { type: 'text', title: 'Code', visible_in_portal })),
    ),
  )
  const custom_fields = [shown, kept].map((field, place) => ({ id: field?.id, value: `code${place}` }))
  await call('admin', 'PUT', `/tickets/${own}`, { ticket: { custom_fields } })
  expect(await find('query=code0')).toEqual([own])
  expect(await find('query=code1')).toEqual([])
  expect(await find(`query=custom_field_${shown?.id}:code0`)).toEqual([own])
  expect(await find(`query=custom_field_${kept?.id}:code1`)).toEqual([])
})

test('a found request looks as it does in lists, and a thousand can be reached', async () => {
  const { call, own } = await desk()
  const path = '/requests/search?query=subject:mine'
  const { body } = await call('endUser', 'GET', `${path}&include=users`)
  expect(body).toMatchObject({ count: 1, next_page: null, previous_page: null })
  expect(body.requests).toEqual([(await call('endUser', 'GET', `/requests/${own}`)).body.request])
  expect(body.users.length).toBeGreaterThan(0)
  expect((await call('endUser', 'GET', `${path}&page=11`)).status).toBe(422)
  expect((await call('nobody', 'GET', path)).status).toBe(401)
})

test('agents and admins search their own requests, too', async () => {
  const { call } = await desk()
  for (const who of ['agent', 'admin'] as const) {
    const { status, body } = await call(who, 'GET', '/requests/search?query=mine')
    expect([status, body.requests]).toEqual([200, []])
  }
})
