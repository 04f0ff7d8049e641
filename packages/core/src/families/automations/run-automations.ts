import type { Account } from '../../account/account.ts'
import { causeOf } from '../../rules/cause.ts'
import { performActions } from '../../rules/perform-actions.ts'
import { type TicketTest, testOf } from '../../rules/ticket-test.ts'
import { wakeBy } from '../../work/wake-by.ts'
import { work } from '../../work/work.ts'
import { countUse } from '../rule-usages/count-uses.ts'
import { finishDraft } from '../tickets/finish-draft.ts'
import { theService } from '../tickets/follow-people.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { TicketDraft } from '../tickets/ticket-draft.ts'
import type { StoredAutomation } from './automation.ts'
import { hourAfter, runAutomations } from './plan-automations.ts'

/** Tickets that one automation changes in an hour (docs: Automations). */
const mostTickets = 1000

interface Ready {
  readonly automation: StoredAutomation
  readonly test: TicketTest
}

/** Runs an hour of the account's automations, in their order, over the tickets that one of them can act on by now. */
export const runAutomationsWork = work<Record<string, never>>({
  ...runAutomations,
  run(account) {
    const now = Math.floor(account.clock.now() / 1000)
    const waiting = account.tickets.by('isAutomated', true).ordered('automated_at')
    const due = waiting.slice(0, waiting.rankBehind([now, Number.MAX_SAFE_INTEGER]))
    const ready = readyAutomations(account)
    for (const one of ready) runOne(account, one, due)
    for (const { id } of due) plan(account, ready, account.tickets.find(id), now)
    const next = waiting.first()?.automated_at
    if (next != null) wakeBy(account, runAutomations, next)
  },
})

function readyAutomations(account: Account): readonly Ready[] {
  return Array.from(account.automations.by('active', true).ordered('position'), (automation) => ({
    automation,
    test: testOf(account, automation.conditions),
  }))
}

function runOne(account: Account, { automation, test }: Ready, due: readonly StoredTicket[]): void {
  let left = mostTickets
  for (const { id } of due) {
    const ticket = account.tickets.find(id)
    if (left === 0 || isOut(ticket) || !test.holds(ticket, { account, actor: theService })) continue
    left--
    act(account, automation, ticket)
  }
}

const isOut = ({ deletion, status }: StoredTicket) => deletion !== null || status === 'closed'

/** What an automation does to a ticket: a change of its own, over which triggers run. */
export function act(account: Account, automation: StoredAutomation, ticket: StoredTicket): void {
  const via = causeOf(automation, 'automation')
  const draft = new TicketDraft({ account, actor: theService, via, metadata: { client: null } }, ticket, ticket)
  performActions(draft, automation.actions, via)
  countUse(account, automation.id)
  finishDraft(draft)
}

/** When an automation can act on the ticket next; what was just changed is looked at with the next hour in any case. */
function plan(account: Account, ready: readonly Ready[], ticket: StoredTicket, now: number): void {
  if (ticket.automated_at === null || ticket.automated_at > now) return
  const hours = isOut(ticket) ? [] : ready.flatMap(({ test }) => nextHour(account, test, ticket, now) ?? [])
  account.tickets.update(ticket, { automated_at: hours.length > 0 ? Math.min(...hours) : null })
}

function nextHour(account: Account, test: TicketTest, ticket: StoredTicket, now: number): number | undefined {
  const moment = { account, actor: theService }
  const begin = test.begins(ticket, moment)
  if (begin === null) return undefined
  // Hours go by whole ones: what begins with one is met by it.
  if (begin > now * 1000) return hourAfter(Math.ceil(begin / 1000) - 1)
  // What holds now was acted on and may hold again; what others decide may come true with any hour.
  return test.isSteadyOtherwise && !test.holds(ticket, moment) ? undefined : hourAfter(now)
}
