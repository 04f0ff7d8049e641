import { type Desk, ownFields, people, places, quietDesk } from './desk.ts'

const hour = 60 * 60_000

/**
 * The tickets that rules are asked about, a letter each, and what happens to them on Tuesday morning:
 *
 * - `f`, fresh: Rosa, a customer of the first organization, asks for something new.
 * - `a`, answered: Luc, a French customer of no organization, answers by mail what was pending.
 * - `e`, everything: whatever Rosa's ticket has is changed at once, Luc's from now on, with a private comment and a file.
 * - `r`, rated: Rosa takes back a good word.
 * - `c`, closed: an admin closes the private ticket that Ola, an agent of the second organization, has with herself, ahead
 *   of the opening hours.
 * - `p`, pending: Ola's other ticket, which was solved once, gets a tag, and that is all.
 */
const letters = ['f', 'a', 'e', 'r', 'c', 'p'] as const
type Letter = (typeof letters)[number]

export type Cast = Awaited<ReturnType<typeof cast>>

/** A desk with the tickets of Monday, at four in the afternoon, and what becomes of them. */
export async function cast() {
  const desk = quietDesk()
  const { account, post } = desk
  account.clock.advance(2 * 24 * hour + 7 * hour)
  await post('/business_hours/schedules', { schedule: { name: 'Usual', time_zone: 'UTC' } })
  const stage = await stageOf(desk)
  const monday = await openAll(stage)
  const { brand_id: usualBrand, ticket_form_id: usualForm } = account.tickets.find(monday.a)
  const usualOpen = account.tickets.find(monday.e).custom_status_id
  const tickets: Partial<Record<Letter, number>> = { ...monday }
  return {
    ...{ ...desk, tickets, fields: stage.fields, ids: { ...stage.ids, usualBrand, usualForm, usualOpen } },
    /** What happens on Tuesday: the closing at eight, the rest at ten. It is eleven afterwards. */
    async play() {
      tickets.f = await tuesday(stage, monday)
    },
    /** The letters of tickets, in the order of `letters`. */
    lettersOf: (ids: readonly number[]) => letters.filter((letter) => ids.includes(tickets[letter] ?? 0)).join(''),
  }
}

type Stage = Awaited<ReturnType<typeof stageOf>>

async function stageOf(desk: Desk) {
  const fields = await ownFields(desk)
  return { ...desk, fields, ids: { ...(await people(desk, fields)), ...(await places(desk)) } }
}

/** The tickets of Monday. */
async function openAll({ ids, fields, open, change, post }: Stage) {
  const usual = { comment: { body: 'It burns brightly' }, group_id: ids.groups[0], assignee_id: ids.agent }
  const a = await open({
    ...{ ...usual, subject: 'Printer on fire', requester_id: ids.luc, status: 'pending', type: 'incident' },
    ...{ priority: 'high', tags: ['vip', 'red'], via_id: 4, recipient: 'Help@shop.example' },
    ...{ email_ccs: [{ user_id: ids.other }], custom_fields: fields.ofTicket('first') },
  })
  const e = await open({
    ...{ ...usual, subject: 'Lamp', requester_id: ids.rosa, status: 'open', type: 'question', priority: 'low' },
    ...{ tags: ['blue'], followers: [{ user_id: ids.other }], custom_fields: fields.ofTicket('first') },
  })
  const r = await open({ ...usual, subject: 'Chair', requester_id: ids.rosa, status: 'solved' })
  await post(`/tickets/${r}/satisfaction_rating`, { satisfaction_rating: { score: 'good', comment: 'Kind' } }, rosa)
  await change(r, { comment: { body: 'Done' } }, 'agent')
  const c = await open({
    ...{ subject: 'Desk', requester_id: ids.ola, assignee_id: ids.ola, status: 'solved', priority: 'normal' },
    comment: { body: 'Ours', public: false },
  })
  const p = await open({
    ...{ ...usual, subject: 'Table', requester_id: ids.ola, status: 'pending', type: 'task', via_id: 29 },
    due_at: '2026-03-18T10:00:00Z',
  })
  for (const status of ['solved', 'pending']) await change(p, { status }, 'agent')
  return { a, e, r, c, p }
}

const rosa = { email: 'rosa@example.net' }

/** Tuesday, with the ticket that is made then. */
async function tuesday(stage: Stage, { a, e, r, c, p }: Awaited<ReturnType<typeof openAll>>): Promise<number> {
  const { account, change, fakedesk, post } = stage
  account.clock.advance(16 * hour)
  await change(c, { status: 'closed' }, 'admin')
  account.clock.advance(2 * hour)
  const request = { subject: 'Kettle leaks', comment: { body: 'Water on the floor' } }
  const fresh = await post('/requests', { request }, rosa)
  const mail = ['From: luc@example.net', `To: support+id${a}@example.zendesk.com`, 'Subject: Re', '', 'Still hot']
  await fakedesk.receiveMail(mail.join('\r\n'))
  await changeEverything(stage, e)
  await post(`/tickets/${r}/satisfaction_rating`, { satisfaction_rating: { score: 'bad' } }, rosa)
  await change(p, { tags: ['new_tag'] }, 'agent')
  account.clock.advance(hour)
  return fresh.request.id
}

async function changeEverything({ change, fields, ids, send }: Stage, id: number): Promise<void> {
  const headers = { Authorization: `Basic ${btoa('agent@example.com/token:token')}` }
  const file = await send('POST', '/uploads?filename=note.txt', { headers, body: 'note' })
  const comment = { body: 'Only ours', public: false, uploads: [file.body.upload.token] }
  const everything = {
    ...{ custom_status_id: ids.status, type: 'task', due_at: '2026-03-17T08:00:00Z', priority: 'urgent', comment },
    ...{ group_id: ids.groups[1], assignee_id: ids.other, requester_id: ids.luc },
    ...{ brand_id: ids.brand, ticket_form_id: ids.form, custom_fields: fields.ofTicket('second') },
  }
  await change(id, everything, 'agent')
}
