import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import type { FieldValue } from '../../custom-fields/custom-field.ts'
import { titled } from '../../rules/offered.ts'
import { allLocales } from '../locales/locale.ts'
import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import { metricOf } from '../ticket-metrics/metric-of.ts'
import type { StoredTicketMetric } from '../ticket-metrics/ticket-metric.ts'
import { priorityRank, type StoredTicket, statusRank } from '../tickets/ticket.ts'
import { type Column, type Rank, recordColumn, timeColumn, wordColumn } from './column.ts'
import { columnName } from './shown-columns.ts'

const wordsOf = (names: readonly string[]) => new Map(names.map((name) => [name, titled(name)]))

const told = (seconds: number | null | undefined) => (seconds == null ? null : timestamp(seconds * 1000))

/** A time that is kept in the ticket's metric, in seconds. */
const metricTime = (of: (metric: StoredTicketMetric) => number | null) => (ticket: StoredTicket, account: Account) =>
  told(of(metricOf(account, ticket)))

const user = ({ users }: Account, id: number | null) => users.get(id)

/** A column whose value is a text or number of the ticket. */
function plainColumn(id: string, of: (ticket: StoredTicket) => Rank): Column {
  return {
    show: (ticket) => ({ [id]: of(ticket) }),
    rank: (ticket) => {
      const value = of(ticket)
      return typeof value === 'string' ? value.toLowerCase() : value
    },
    isOwn: true,
    groupKey: of,
    groupsByOwn: true,
    heading: (key) => ({ name: key === null ? null : String(key), rank: typeof key === 'boolean' ? null : key }),
  }
}

const subject: Column = {
  ...plainColumn('subject', ({ subject }) => subject),
  show: ({ subject }, { language }) => ({ subject: language.filledIn(subject) }),
}

const localeOf = ({ requester_id }: StoredTicket, { users }: Account) => users.get(requester_id)?.locale_id ?? null

/** The columns by the names that views use (docs: Views > Columns). */
const columns: Readonly<Record<string, Column>> = {
  subject,
  // Shown as the subject (docs).
  description: subject,
  nice_id: plainColumn('nice_id', ({ id }) => id),
  requester: recordColumn('requester', ({ requester_id }) => requester_id, user),
  created: timeColumn('created', ({ created_at }) => created_at),
  updated: timeColumn('updated', ({ updated_at }) => updated_at),
  group: recordColumn(
    'group',
    ({ group_id }) => group_id,
    ({ groups }, key) => groups.get(key),
  ),
  assignee: recordColumn('assignee', ({ assignee_id }) => assignee_id, user),
  submitter: recordColumn('submitter', ({ submitter_id }) => submitter_id, user),
  organization: recordColumn(
    'organization',
    ({ organization_id }) => organization_id,
    ({ organizations }, key) => organizations.get(key),
  ),
  brand: recordColumn(
    'brand',
    ({ brand_id }) => brand_id ?? null,
    ({ brands }, key) => brands.get(key),
  ),
  ticket_form: recordColumn(
    'ticket_form',
    ({ ticket_form_id }) => ticket_form_id ?? null,
    ({ ticketForms, language }, key) => {
      const form = ticketForms.get(key)
      return form && { name: language.filledIn(form.name) }
    },
  ),
  status: wordColumn('status', ({ status }) => status, wordsOf(statusRank)),
  custom_status_id: {
    ...plainColumn('custom_status_id', ({ custom_status_id }) => custom_status_id ?? null),
    heading: (key, { customStatuses, language }) => {
      const name = language.filledIn(customStatuses.get(Number(key))?.agent_label ?? '')
      return { name, rank: name.toLowerCase() }
    },
  },
  priority: wordColumn('priority', ({ priority }) => priority, wordsOf(priorityRank)),
  type: wordColumn('type', ({ type }) => type, wordsOf(['question', 'incident', 'problem', 'task'])),
  due_date: timeColumn('due_date', ({ due_at }) => due_at),
  solved: timeColumn('solved', ({ solved_at }) => solved_at),
  assigned: timeColumn(
    'assigned',
    metricTime(({ assigned_at }) => assigned_at),
    false,
  ),
  updated_assignee: timeColumn(
    'updated_assignee',
    metricTime(({ assignee_updated_at }) => assignee_updated_at),
    false,
  ),
  updated_requester: timeColumn(
    'updated_requester',
    metricTime(({ requester_updated_at }) => requester_updated_at),
    false,
  ),
  sla_next_breach_at: timeColumn(
    'sla_next_breach_at',
    ({ id }, { ticketSlas }) => told(ticketSlas.get(id)?.next_breach_at),
    false,
  ),
  group_sla_next_breach_at: timeColumn(
    'group_sla_next_breach_at',
    ({ id }, { ticketSlas }) => told(ticketSlas.get(id)?.group_next_breach_at),
    false,
  ),
  updated_by_type: {
    ...plainColumn('updated_by_type', () => null),
    isOwn: false,
    groupsByOwn: false,
    show: (ticket, account) => ({ updated_by_type: updaterOf(ticket, account) }),
    rank: (ticket, account) => updaterOf(ticket, account),
    groupKey: (ticket, account) => updaterOf(ticket, account),
  },
  locale_id: {
    ...plainColumn('locale_id', () => null),
    isOwn: false,
    groupsByOwn: false,
    show: (ticket, account) => {
      const locale = allLocales.find((one) => one.id === localeOf(ticket, account))
      return { locale: locale?.name ?? null, locale_id: locale?.id ?? null }
    },
    rank: localeOf,
    groupKey: localeOf,
  },
  satisfaction_score: wordColumn(
    'satisfaction_score',
    ({ satisfaction_rating }) => satisfaction_rating?.score ?? 'unoffered',
    wordsOf(['unoffered', 'offered', 'bad', 'bad_with_comment', 'good', 'good_with_comment']),
  ),
}

function updaterOf({ id: ticketId, requester_id }: StoredTicket, { audits, users }: Account): string {
  const author = audits.by('ticket', ticketId).ordered('id', 'desc').first()?.author_id ?? requester_id
  return titled(users.get(author)?.role ?? 'system')
}

/** A field of the account's own as a column. */
function fieldColumn(field: StoredTicketField): Column {
  const own = ({ values }: StoredTicket) => values[field.id] ?? null
  const titleOf = ({ language }: Account, value: string) =>
    language.filledIn(field.custom_field_options.find((option) => option.value === value)?.name ?? value)
  return {
    show: (ticket) => ({ custom_fields: [{ id: field.id, value: own(ticket) }] }),
    rank: (ticket) => {
      const value = own(ticket)
      return typeof value === 'number' ? value : (textOf(value)?.toLowerCase() ?? null)
    },
    isOwn: true,
    groupKey: (ticket) => textOf(own(ticket)),
    groupsByOwn: true,
    heading: (key, account) => ({ name: key === null ? null : titleOf(account, String(key)), rank: textOf(key) }),
  }
}

function textOf(value: FieldValue): string | null {
  if (value === null) return null
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** The column of this name; undefined where there is none. Fields of the account's own go by their ids. */
export function columnOf(account: Account, name: string | number | null | undefined): Column | undefined {
  if (name === null || name === undefined) return undefined
  const known = columnName(name)
  if (typeof known === 'string') return Object.hasOwn(columns, known) ? columns[known] : undefined
  const field = account.ticketFields.get(known)
  return field?.removable ? fieldColumn(field) : undefined
}
