import { createFakedesk, fixedClock } from '@fakedesk/core'
import { exchange, type Filled } from './pages.ts'

/** Whose tickets are listed: enough for pages that are deep, in a small account too. */
const customers = 2

async function call(fakedesk: Filled['fakedesk'], method: string, path: string, body: unknown): Promise<unknown> {
  const reply = await fakedesk.handle(exchange(method, path, body))
  if (reply.status >= 300) throw new Error(`${method} ${path} was answered ${reply.status}`)
  return JSON.parse(typeof reply.body === 'string' ? reply.body : new TextDecoder().decode(reply.body ?? undefined))
}

/** Opens the ticket of an order; its number stands in the subject and in the comment. */
export async function open({ fakedesk, account }: Filled, n: number): Promise<number> {
  // Exports by time take whole seconds: tickets come one after another.
  account.clock.advance(10_000)
  const people = [...account.users.by('role', 'end-user')].slice(0, customers)
  const ticket = {
    subject: `Order ${n} has not come`,
    comment: { body: `I have been waiting for order ${n} for a week. Where is it?` },
    requester_id: people[n % customers]?.id,
    assignee_id: account.users.by('role', 'agent').first()?.id,
    external_id: `order-${n}`,
    tags: ['order'],
  }
  const answer = await call(fakedesk, 'POST', 'tickets', { ticket })
  return Object(Object(answer).ticket).id
}

/** Changes a ticket. */
export const change = ({ fakedesk }: Filled, id: number, ticket: object) =>
  call(fakedesk, 'PUT', `tickets/${id}`, { ticket })

/** Two more comments and a change: with the opening, three comments and four audits. */
export async function live(filled: Filled, n: number): Promise<void> {
  const id = await open(filled, n)
  await change(filled, id, { status: 'pending', comment: { body: `Order ${n} left our house on Monday.` } })
  await change(filled, id, { status: 'open', comment: { body: `Ask the carrier about ${n}.`, public: false } })
  await change(filled, id, { status: 'solved' })
}

/** An account with so many more tickets than it begins with. */
export async function filled(count: number): Promise<Filled> {
  const fakedesk = createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z') })
  const own = { fakedesk, account: fakedesk.account() }
  for (let n = 0; n < count; n++) await open(own, n)
  return own
}
