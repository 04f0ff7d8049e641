import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { invalidAttribute } from '../../errors.ts'
import type { QueryOf } from '../../operation.ts'
import { readTime } from '../../read-time.ts'
import { rowsWithin } from '../../store/rows-within.ts'

type Filters = QueryOf<'ListAuditLogs'>

/** The entries that meet all filters, the newest first. Throws for times that are none, and for an id without its kind. */
export function auditLogRows(account: Account, filters: Filters) {
  const { 'filter[source_type]': type, 'filter[source_id]': source, 'filter[action]': action } = filters
  const { 'filter[actor_id]': actor, 'filter[ip_address]': address, 'filter[created_at]': times } = filters
  if (source !== undefined && type === undefined) throw refused('filter[source_type]', 'present')
  let rows = account.auditLogs.rows.ordered('created_at', 'desc')
  if (type !== undefined) rows = rows.by('type', type)
  if (source !== undefined) rows = rows.by('source', `${type} ${source}`)
  if (action !== undefined) rows = rows.by('action', action)
  if (actor !== undefined) rows = rows.by('actor', actor)
  if (address !== undefined) rows = rows.by('address', address)
  if (!times) return rows
  const [from, to] = times.map(momentOf)
  return rowsWithin(rows, {
    from: from === undefined ? undefined : [timestamp(from)],
    // The second that is named is within.
    to: to === undefined ? undefined : [timestamp(to + 1000)],
  })
}

function momentOf(text: string): number {
  const moment = readTime(text)
  if (moment === undefined) throw refused('filter[created_at]', 'a time')
  return moment
}

const refused = (name: string, wanted: string) => invalidAttribute(name, name, wanted, 'audit_logs/index')
