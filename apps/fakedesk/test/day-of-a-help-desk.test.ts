import { createClient } from '@fakedesk/client'
import type { OutgoingMail } from '@fakedesk/core'
import type { TicketUpdate } from '@fakedesk/spec'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'

/** What a help desk goes through with one customer, told over the wire; the referee finds no breach. */

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

let running: RunningFakedesk
let admin: ReturnType<typeof createClient>
let agent: ReturnType<typeof createClient>
let customer: ReturnType<typeof createClient>

beforeAll(async () => {
  running = await startFakedesk({ port: 0, strict: true })
  const clientOf = (email: string) => createClient({ baseUrl: running.url, credentials: { email, apiToken: 'token' } })
  admin = clientOf('admin@example.com')
  agent = clientOf('agent@example.com')
  customer = clientOf('rosa@lamps.example')
})

afterAll(() => running.close())

const control = { 'X-Fakedesk-Control': '1' }
const later = (time: number) => running.fakedesk.account().clock.advance(time)

/** The customer's mail program. */
async function mail(subject: string, text: string, inReplyTo?: string) {
  const headers = ['From: Rosa Ferrari <rosa@lamps.example>', 'To: support@example.zendesk.com', `Subject: ${subject}`]
  if (inReplyTo) headers.push(`In-Reply-To: ${inReplyTo}`)
  const body = [...headers, '', text].join('\r\n')
  const answer = await fetch(`${running.url}/_fakedesk/inbound-mail`, { method: 'POST', headers: control, body })
  return Object(await answer.json())
}

/** The latest mail that the customer has got. */
async function inbox() {
  const answer = await fetch(`${running.url}/_fakedesk/outbox`, { headers: control })
  const sent: OutgoingMail[] = Object(await answer.json()).mails
  return sent.findLast(({ to }) => to.some(({ address }) => address === 'rosa@lamps.example'))
}

const at = (ticket_id: number) => ({ params: { path: { ticket_id } } })
const show = async (id: number) => (await agent.GET('/api/v2/tickets/{ticket_id}', at(id))).data.ticket
const metrics = async (id: number) =>
  (await agent.GET('/api/v2/tickets/{ticket_id}/metrics', at(id))).data.ticket_metric
const change = (id: number, ticket: TicketUpdate) =>
  agent.PUT('/api/v2/tickets/{ticket_id}', { ...at(id), body: { ticket } })
const talk = async (id: number) => {
  const { data } = await agent.GET('/api/v2/tickets/{ticket_id}/comments', at(id))
  return data.comments.map(({ plain_body }) => plain_body)
}

/** Each change of a ticket, as its audits tell it: through which channel, of which kinds. */
async function audits(id: number) {
  const { data } = await agent.GET('/api/v2/tickets/{ticket_id}/audits', at(id))
  return data.audits.map(({ via, events }) => {
    const kinds = events.map((event) => ('field_name' in event ? `${event.field_name}=${event.value}` : event.type))
    return [via.channel, kinds.filter((kind) => /^(status=|Comment$|SatisfactionRating)/.test(kind)).join(' ')]
  })
}

test('a day of a help desk, and the month after it', async () => {
  const start = Math.floor(running.fakedesk.account().clock.now() / 1000) - 1

  // A customer whom nobody knows yet writes by mail, and is told that it came.
  const { ticket } = await mail('A lamp arrived broken', 'The glass is in pieces.')
  const { id } = ticket
  expect(await show(id)).toMatchObject({
    ...{ subject: 'A lamp arrived broken', description: 'The glass is in pieces.', status: 'new' },
    ...{ assignee_id: null, is_public: true, via: { channel: 'email' } },
  })
  expect(await inbox()).toMatchObject({ occasion: 'trigger', ticket_id: id })

  // Twenty minutes later an agent takes the ticket and asks back.
  later(20 * minute)
  const asked = await change(id, {
    ...{ assignee_email: 'agent@example.com', status: 'pending', type: 'problem', priority: 'high' },
    ...{ tags: ['lamps'], comment: { body: 'Which lamp is it?' } },
  })
  const me = (await agent.GET('/api/v2/users/me')).data.user.id
  expect(asked.data.ticket).toMatchObject({ status: 'pending', assignee_id: me, tags: ['lamps'] })
  expect(asked.data.audit?.events[0]).toMatchObject({ type: 'Comment', public: true, author_id: me })
  expect(await metrics(id)).toMatchObject({ replies: 1, reply_time_in_minutes: { calendar: 20 } })

  // She answers the mail that she got, and the ticket is open again.
  later(40 * minute)
  const question = await inbox()
  expect(question).toMatchObject({ occasion: 'trigger', text: expect.stringContaining('Which lamp is it?') })
  expect(await mail('Re: A lamp arrived broken', 'The green one.', question?.message_id)).toMatchObject({
    ticket: { id },
    comment: { public: true },
  })
  expect(await show(id)).toMatchObject({ status: 'open', requester_id: ticket.requester_id })

  // The store is asked; she hears nothing of that.
  await change(id, { status: 'hold', comment: { body: 'Is there a green one left?', public: false } })
  expect(await inbox()).toEqual(question)
  later(3 * hour)
  await change(id, { status: 'solved', comment: { body: 'A new one is on its way.' } })
  expect(await metrics(id)).toMatchObject({
    ...{ on_hold_time_in_minutes: { calendar: 180 }, first_resolution_time_in_minutes: { calendar: 240 } },
    ...{ requester_wait_time_in_minutes: { calendar: 200 }, agent_wait_time_in_minutes: { calendar: 40 } },
    ...{ reopens: 0, replies: 2, solved_at: (await show(id)).updated_at },
  })

  // The next day she writes again, and, as nobody answers at once, through the portal, where her address is known by now.
  later(day)
  await mail('Re: A lamp arrived broken', 'It is broken, too!', (await inbox())?.message_id)
  expect(await show(id)).toMatchObject({ status: 'open' })
  expect(await metrics(id)).toMatchObject({ reopens: 1, solved_at: null })
  later(10 * minute)
  const her = { params: { path: { user_id: Number(ticket.requester_id) } } }
  await agent.PUT('/api/v2/users/{user_id}', { ...her, body: { user: { verified: true } } })
  const comment = { body: 'Is anybody there?' }
  const asks = await customer.POST('/api/v2/requests', { body: { request: { subject: 'Broken lamps', comment } } })
  const twin = asks.data.request.id
  expect(asks.data.request).toMatchObject({ requester_id: ticket.requester_id, status: 'new' })

  // The agent makes one of the two tickets, solves it, and she is content.
  const words = { target_comment: `With #${twin}`, source_comment: `On in #${id}`, target_comment_is_public: true }
  const merge = await agent.POST('/api/v2/tickets/{ticket_id}/merge', { ...at(id), body: { ids: [twin], ...words } })
  later(1000)
  const job = await agent.GET('/api/v2/job_statuses/{job_status_id}', {
    params: { path: { job_status_id: merge.data.job_status.id } },
  })
  expect(job.data.job_status).toMatchObject({ status: 'completed' })
  expect(await show(twin)).toMatchObject({ status: 'closed', tags: ['closed_by_merge'] })
  expect(await talk(twin)).toEqual(['Is anybody there?', `On in #${id}`])
  await change(id, { status: 'solved', comment: { body: 'I bring it myself.' } })
  const rating = { score: 'good', comment: 'He brought it!' } as const
  await customer.POST('/api/v2/tickets/{ticket_id}/satisfaction_rating', {
    ...at(id),
    body: { satisfaction_rating: rating },
  })
  expect((await show(id)).satisfaction_rating).toMatchObject(rating)
  expect((await admin.GET('/api/v2/satisfaction_ratings')).data.satisfaction_ratings.at(-1)).toMatchObject({
    ...{ ...rating, ticket_id: id, assignee_id: me },
  })

  // Four days later the ticket is closed, and stays as it is.
  later(5 * day)
  expect(await show(id)).toMatchObject({ status: 'closed' })
  await expect(change(id, { priority: 'low' })).rejects.toMatchObject({ status: 422 })

  // Another answer to it is a ticket of its own, which knows what went before.
  const again = await mail('Re: A lamp arrived broken', 'I would like a second one.', (await inbox())?.message_id)
  const followUp = await show(again.ticket.id)
  expect(followUp).toMatchObject({
    ...{ status: 'new', tags: ['lamps'], requester_id: ticket.requester_id, followup_ids: [] },
    ...{ via: { channel: 'email', source: { rel: 'follow_up', from: { ticket_id: id } } } },
  })
  expect(await show(id)).toMatchObject({ followup_ids: [followUp.id] })

  expect(await audits(id)).toEqual([
    ['email', 'Comment status=new'],
    ['api', 'Comment status=pending'],
    ['email', 'Comment status=open'],
    ['api', 'Comment status=hold'],
    ['api', 'Comment status=solved'],
    ['email', 'Comment status=open'],
    ['web', 'Comment'],
    ['api', 'Comment status=solved'],
    ['api', 'SatisfactionRating'],
    ['rule', 'status=closed'],
  ])

  // Whoever keeps a copy of the help desk learns all of it, in its order.
  later(2 * minute)
  const tickets = await admin.GET('/api/v2/incremental/tickets/cursor', { params: { query: { start_time: start } } })
  const exported = tickets.data.tickets.filter((one) => one.requester_id === ticket.requester_id)
  expect(exported.map((one) => [one.id, one.status])).toEqual([
    [twin, 'closed'],
    [id, 'closed'],
    [followUp.id, 'new'],
  ])
  const events = await admin.GET('/api/v2/incremental/ticket_events', {
    params: { query: { start_time: start, include: 'comment_events' } },
  })
  const told = events.data.ticket_events.flatMap(({ ticket_id, child_events }) =>
    child_events.flatMap((event) => (event.event_type === 'Comment' ? [[ticket_id, event.body]] : [])),
  )
  expect(told).toEqual([
    [id, 'The glass is in pieces.'],
    [id, 'Which lamp is it?'],
    [id, 'The green one.'],
    [id, 'Is there a green one left?'],
    [id, 'A new one is on its way.'],
    [id, 'It is broken, too!'],
    [twin, 'Is anybody there?'],
    [twin, `On in #${id}`],
    [id, `With #${twin}`],
    [id, 'I bring it myself.'],
    [followUp.id, 'I would like a second one.'],
  ])
})
