import type { Account } from '../../account/account.ts'
import { codeOf, fulfilled } from '../ticket-metric-events/metric-event.ts'
import { secondsOf } from '../ticket-metrics/metric-of.ts'
import { bothOf } from '../ticket-metrics/minutes.ts'
import { minutesBetween } from '../ticket-metrics/minutes-between.ts'
import { isDone } from '../tickets/is-done.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import type { Ownership } from './ticket-sla.ts'

/** The clock of the group that holds the ticket, and the events that tell of it. */
export interface Owned {
  readonly ownership: Ownership
  readonly events: readonly number[]
}

const clock = 'group_ownership_time'

/**
 * A group owns a ticket until another one does, or it is solved; with a ticket that is opened again a new time begins
 * (docs: Defining group SLA policies for internal teams).
 */
export function ownedAfter(edit: WrittenEdit, before: Ownership | undefined, now: number): Owned {
  const isHeld = edit.after.group_id !== null && !isDone(edit.after)
  if (!before) return begun(edit, isHeld, now)
  const { after } = edit
  const { instance, since } = before
  const isSame = isHeld && since !== null && edit.before?.group_id === after.group_id
  if (isSame || (!isHeld && since === null)) return { ownership: before, events: [] }
  const ended = since === null ? [] : fulfilled(clock, instance, bothOf(minutesBetween(edit, since, now)))
  if (!isHeld) return { ownership: { instance, since: null }, events: ended }
  return {
    ownership: { instance: instance + 1, since: now },
    events: [...ended, codeOf(clock, 'activate', instance + 1)],
  }
}

function begun({ account, before, after }: WrittenEdit, isHeld: boolean, now: number): Owned {
  const events = [codeOf(clock, 'measure', 0)]
  if (!isHeld) return { ownership: { instance: 0, since: null }, events }
  const since = before?.group_id === after.group_id ? heldSince(account, after) : now
  return { ownership: { instance: 1, since }, events: [...events, codeOf(clock, 'activate', 1)] }
}

/** Since when, as the audits tell it: the account had no policies for groups then. */
function heldSince({ audits }: Account, ticket: StoredTicket): number {
  const all = audits.by('ticket', ticket.id).ordered('id', 'desc')
  for (const { events, created_at } of all) {
    if (events.some((event) => 'field_name' in event && event.field_name === 'group_id')) return secondsOf(created_at)
  }
  return secondsOf(ticket.created_at)
}
