import type { Account } from '../../account/account.ts'
import { businessTime } from '../../families/schedules/business-time.ts'
import { hoursFor } from '../../families/schedules/hours-of.ts'
import { metricOf } from '../../families/ticket-metrics/metric-of.ts'
import type { StoredTicket } from '../../families/tickets/ticket.ts'
import { asNumber, compare } from '../compare.ts'
import type { ConditionField } from '../condition-field.ts'
import { dayOperators, type Operator } from '../operators.ts'
import { property } from '../property.ts'
import { holdsOfDay, isDayOperator } from './days.ts'

/** A time, in milliseconds since 1970; null where it has not come. */
type TimeOf = (ticket: StoredTicket, account: Account) => number | null

const plain = ['is', 'less_than', 'greater_than'] as const
const operators: readonly Operator[] = [...plain, ...plain.map((name) => `${name}_business_hours` as const)]

const hour = 60 * 60_000
const parsed = (time: string | null) => (time === null ? null : Date.parse(time))
const inMilliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1000)

/** Hours since a time, or until one that is to come. */
function hours(title: string, timeOf: TimeOf, direction: 'since' | 'until' = 'since'): ConditionField {
  return {
    title: `Hours ${direction} ${title}`,
    group: 'ticket',
    type: 'hours',
    places: ['automation', 'view'],
    operators,
    onlyInAll: true,
    isSteady: false,
    begins({ operator, values, ticket, moment: { account } }) {
      const time = timeOf(ticket, account)
      return time === null ? null : beginOf(operator, time, asNumber(values[0] ?? ''), direction)
    },
    holds({ operator, values, ticket, moment: { account } }) {
      const time = timeOf(ticket, account)
      if (time === null) return false
      const now = account.clock.now()
      const [from, to] = direction === 'since' ? [time, now] : [now, time]
      return (
        to >= from &&
        holdsOfHours(operator, hoursBetween({ operator, account, ticket }, from, to), asNumber(values[0] ?? ''))
      )
    },
  }
}

interface Measured {
  readonly account: Account
  readonly operator: Operator
  readonly ticket: StoredTicket
}

/** By the clock, or by the ticket's opening hours where there are some and the operator asks for those. */
function hoursBetween({ account, operator, ticket }: Measured, from: number, to: number): number {
  const hours = operator.endsWith('_business_hours') ? hoursFor(account, ticket) : undefined
  return (hours ? businessTime(hours, from, to) : to - from) / hour
}

/** When a condition on hours begins to hold. Business hours can begin and end with any hour. */
function beginOf(operator: Operator, time: number, hours: number, direction: 'since' | 'until'): number | null {
  const isSince = direction === 'since'
  switch (operator) {
    case 'is':
      return isSince ? time + hours * hour : time - (hours + 1) * hour + 1
    case 'greater_than':
      return isSince ? time + hours * hour + 1 : Number.NEGATIVE_INFINITY
    case 'less_than':
      return isSince ? time : time - hours * hour + 1
    default:
      return Number.NEGATIVE_INFINITY
  }
}

/** An hour is meant as a whole by `is`. */
function holdsOfHours(operator: Operator, passed: number, wanted: number): boolean {
  switch (operator) {
    case 'is':
    case 'is_business_hours':
      return Math.floor(passed) === wanted
    case 'less_than':
    case 'less_than_business_hours':
      return passed < wanted
    case 'greater_than':
    case 'greater_than_business_hours':
      return passed > wanted
    default:
      return false
  }
}

/** Since when the ticket has been in a status that it is still in. */
const inStatus =
  (wanted: string): TimeOf =>
  (ticket, account) =>
    ticket.status === wanted ? inMilliseconds(metricOf(account, ticket).status_updated_at) : null

const nextBreachAt: TimeOf = ({ id }, { ticketSlas }) => inMilliseconds(ticketSlas.get(id)?.next_breach_at ?? null)

const dueAt: TimeOf = ({ due_at }) => parsed(due_at)

/** Fields that count hours (docs: Conditions reference > Time-based conditions). */
export const timeFields: Readonly<Record<string, ConditionField>> = {
  NEW: hours('created', ({ created_at }) => parsed(created_at)),
  OPEN: hours('open', inStatus('open')),
  PENDING: hours('pending', inStatus('pending')),
  HOLD: hours('on-hold', inStatus('hold')),
  SOLVED: hours('solved', ({ solved_at }) => parsed(solved_at)),
  CLOSED: hours('closed', inStatus('closed')),
  assigned_at: hours('assigned', (ticket, account) => inMilliseconds(metricOf(account, ticket).assigned_at)),
  updated_at: hours('update', ({ updated_at }) => parsed(updated_at)),
  requester_updated_at: hours('requester update', (ticket, account) =>
    inMilliseconds(metricOf(account, ticket).requester_updated_at),
  ),
  assignee_updated_at: hours('assignee update', (ticket, account) =>
    inMilliseconds(metricOf(account, ticket).assignee_updated_at),
  ),
  due_date: hours('due date', dueAt),
  // The standard view of overdue tasks calls it so (recorded).
  due_at: hours('due date', dueAt),
  until_due_date: hours('due date', dueAt, 'until'),
  // Both look at one time: of the targets that run, the first to be missed, or that was.
  sla_next_breach_at: hours('last SLA breach', nextBreachAt),
  until_sla_next_breach_at: hours('next SLA breach', nextBreachAt, 'until'),
}

/** Moments and days that are named, not counted from. */
export const dateFields: Readonly<Record<string, ConditionField>> = {
  exact_created_at: property({
    title: 'Created at',
    type: 'date',
    places: ['sla'],
    operators: ['less_than', 'less_than_equal', 'greater_than', 'greater_than_equal'],
    of: ({ created_at }) => Date.parse(created_at),
    resolve: (text) => [String(Date.parse(text))],
  }),
  ticket_due_date: {
    title: 'Due date',
    group: 'ticket',
    type: 'date',
    places: ['trigger'],
    operators: ['is', 'is_not', ...dayOperators, 'present', 'not_present'],
    isSteady: false,
    holds: ({ operator, values, ticket: { due_at }, moment: { account } }) => {
      const day = due_at?.slice(0, 10) ?? ''
      const wanted = values[0]?.slice(0, 10) ?? ''
      return isDayOperator(operator)
        ? holdsOfDay(operator, day, values[0] ?? '', account)
        : compare(operator, { actual: day, before: day, wanted: [wanted], rank: asNumber })
    },
  },
}
