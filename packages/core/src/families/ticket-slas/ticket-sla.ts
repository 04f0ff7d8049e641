import { define } from '../../store/definition.ts'

/** Seconds since 1970; null where there is none. */
type Moment = number | null

/** A metric that is promised: its clock, and by when it is to come to its end. */
export interface SlaPromise {
  readonly metric: string
  /** The `SlaTerm`. */
  readonly term: number
  /** Of the clock, as its events count. */
  readonly instance: number
  readonly stage: 'active' | 'paused' | 'achieved'
  /** When the clock began to run the last time, and the seconds that it had counted by then, in the hours of the term. */
  readonly since: number
  readonly spent: number
  /** Null while the clock rests, and where it is never open again. */
  readonly breach_at: Moment
  readonly isBreached: boolean
}

/** Since when a group has held a ticket; null where none does. */
export interface Ownership {
  readonly instance: number
  readonly since: Moment
}

/** What is promised of a ticket. There is one only of tickets that a policy was applied to. */
export interface StoredTicketSla {
  /** The ticket's: the two ids lead to each other without an index. */
  readonly id: number
  readonly policy_id: number | null
  readonly group_policy_id: string | null
  readonly promises: readonly SlaPromise[]
  /** Of the clocks that run, when the first is to end, or was; the group's is another matter. */
  readonly next_breach_at: Moment
  readonly group_next_breach_at: Moment
  /** When the next breach is to be told. */
  readonly due_at: Moment
  /** Where the account has policies for groups. */
  readonly ownership?: Ownership
}

/** What is promised of a ticket before and after a change of it. */
export interface SlaChange {
  readonly before: StoredTicketSla | undefined
  readonly after: StoredTicketSla
}

export const ticketSlas = define<StoredTicketSla, StoredTicketSla>()({
  name: 'ticket_slas',
  singular: 'ticket_sla',
  indexes: { isDue: ({ due_at }) => due_at !== null },
  orders: { due_at: ({ due_at }) => [due_at] },
  present: (sla) => sla,
})
