import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { invalidAttribute } from '../../errors.ts'
import type { QueryOf } from '../../operation.ts'
import { readTime } from '../../read-time.ts'
import { rowsWithin } from '../../store/rows-within.ts'

type Filters = QueryOf<'ListAuditLogs'>

/**
 * The entries that meet all filters, the newest first; of a filter that has several values, any of them. Throws for times
 * and ids that are none, and for an id without its kind.
 */
export function auditLogRows(account: Account, filters: Filters) {
  const { 'filter[source_type]': types, 'filter[action]': actions } = filters
  const { 'filter[ip_address]': addresses, 'filter[created_at]': times } = filters
  const sources = idsIn(filters, 'filter[source_id]')
  const actors = idsIn(filters, 'filter[actor_id]')
  let rows = account.auditLogs.rows.ordered('created_at', 'desc')
  if (sources && !types) throw refused('filter[source_type]', 'present')
  if (sources && types)
    rows = rows.by(
      'source',
      types.flatMap((type) => sources.map((source) => `${type} ${source}`)),
    )
  else if (types) rows = rows.by('type', types)
  if (actions) rows = rows.by('action', actions)
  if (actors) rows = rows.by('actor', actors)
  if (addresses) rows = rows.by('address', addresses)
  if (!times) return rows
  const [from, to] = times.map(momentOf)
  return rowsWithin(rows, {
    from: from === undefined ? undefined : [timestamp(from)],
    // The second that is named is within.
    to: to === undefined ? undefined : [timestamp(to + 1000)],
  })
}

function idsIn(filters: Filters, name: 'filter[source_id]' | 'filter[actor_id]'): readonly number[] | undefined {
  return filters[name]?.map((text) => {
    if (!/^-?\d+$/.test(text)) throw refused(name, 'an integer')
    return Number(text)
  })
}

function momentOf(text: string): number {
  const moment = readTime(text)
  if (moment === undefined) throw refused('filter[created_at]', 'a time')
  return moment
}

const refused = (name: string, wanted: string) => invalidAttribute(name, name, wanted, 'audit_logs/index')
