import type { Request } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { matchesIn, type SearchKind } from '../../search/match.ts'
import { parseQuery } from '../../search/parse.ts'
import { joinedWords } from '../../search/words.ts'
import { type Direction, listRows, type Rows } from '../../store/rows.ts'
import { compareKeys } from '../../store/sorted.ts'
import { searchReach } from '../search/found-rows.ts'
import { wordsSaid } from '../tickets/search-comments.ts'
import { ticketSearchFields } from '../tickets/search-fields.ts'
import { searchableTickets } from '../tickets/ticket.searchable.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { requestRows } from './present-request.ts'
import { visibleFields } from './visible-fields.ts'
import { requestsSeenBy } from './visible-requests.ts'

/** What narrows a search of requests. */
interface RequestFilter {
  readonly query?: string | undefined
  readonly organization_id?: number | undefined
  readonly cc_id?: boolean | undefined
  /** Statuses, separated by commas. */
  readonly status?: string | undefined
}

/** The caller's requests that meet the query, or all of them without one. Throws `invalidSearch`. */
export function searchRequests(
  looking: Looking,
  { query = '', ...filter }: RequestFilter,
): Rows<StoredTicket, Request> {
  const kind = requestKind(looking)
  const parsed = query.trim() === '' ? everything : parseQuery(query)
  const found = matchesIn(kind, parsed, looking).map(({ record }) => record)
  const narrowed = found.filter((ticket) => passes(looking, ticket, filter))
  const time = times.find((name) => name === `${parsed.orderBy}_at`)
  return requestRows(looking, foundRequests(time ? sorted(narrowed, time, parsed.direction ?? 'desc') : narrowed))
}

const everything = { terms: [], types: undefined, excludedTypes: [], orderBy: undefined, direction: undefined }

/** Tickets as end users search them: by what requests show, and by what was said in public. */
function requestKind(looking: Looking): SearchKind<StoredTicket> {
  const { tags, external_id, submitter, support_type, satisfaction, fieldvalue, ...fields } =
    ticketSearchFields('public')
  const shown = visibleFields(looking.account)
  return {
    ...searchableTickets,
    type: 'request',
    rows: () => requestsSeenBy(looking),
    texts: ({ subject }) => [subject],
    wordsBeside: ({ id, values }, { account }) =>
      [wordsSaid(account, id, 'public'), joinedWords(shown.map((field) => textOf(values[field.id])))].join('\n'),
    fields,
    customField: (key, account) =>
      shown.some(({ id }) => key === `custom_field_${id}`) ? searchableTickets.customField?.(key, account) : undefined,
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : Array.isArray(value) ? value.join('\n') : null)

function passes({ actor }: Looking, ticket: StoredTicket, { organization_id, cc_id, status }: RequestFilter): boolean {
  return (
    (organization_id === undefined || ticket.organization_id === organization_id) &&
    (!cc_id || (actor.id !== null && ticket.email_cc_ids.includes(actor.id))) &&
    (status === undefined || status.split(',').includes(ticket.status))
  )
}

const times = ['created_at', 'updated_at'] as const

function foundRequests(found: readonly StoredTicket[]): Rows<StoredTicket> {
  return {
    ...listRows(found),
    reach: searchReach,
    orderedBy(name, direction) {
      const time = times.find((one) => one === name)
      return time && foundRequests(sorted(found, time, direction))
    },
  }
}

function sorted(found: readonly StoredTicket[], time: (typeof times)[number], direction: Direction) {
  const sign = direction === 'desc' ? -1 : 1
  return found.toSorted((left, right) => sign * compareKeys([left[time]], [right[time]]))
}
