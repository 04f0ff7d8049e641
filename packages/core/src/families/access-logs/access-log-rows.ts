import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { invalidAttribute } from '../../errors.ts'
import type { QueryOf } from '../../operation.ts'
import { decodeCursor } from '../../pipeline/cursor.ts'
import { readTime } from '../../read-time.ts'
import { rowsWithin } from '../../store/rows-within.ts'
import type { SortKey } from '../../store/sorted.ts'
import { timeOfUlid, ulidForm } from '../../ulid.ts'
import { pathOf } from './access-log.ts'

type Filters = QueryOf<'ListAccessLogs'>

/** The accesses that meet all filters. Throws for times and places that are none. */
export function accessLogRows(account: Account, filters: Filters) {
  const { 'filter[path]': path, 'filter[user_id]': user, 'filter[browser_url]': referer } = filters
  let rows = account.accessLogs.rows.ordered('created_at')
  if (path !== undefined) rows = rows.by('path', pathOf(path))
  if (user !== undefined) rows = rows.by('user', user)
  if (referer !== undefined) rows = rows.by('referer', referer)
  const within = rowsWithin(rows, { from: secondIn(filters, 'filter[start]'), to: secondIn(filters, 'filter[end]') })
  return rowsWithin(within, { from: behind(placeIn(filters, 'filter[after]')), to: placeIn(filters, 'filter[before]') })
}

function secondIn(filters: Filters, name: 'filter[start]' | 'filter[end]'): SortKey | undefined {
  const text = filters[name]
  if (text === undefined) return undefined
  const time = readTime(text)
  if (time === undefined) throw refused(name, 'a time')
  return [timestamp(time)]
}

/** An id, or the cursor of a page before. */
function placeIn(filters: Filters, name: 'filter[after]' | 'filter[before]'): SortKey | undefined {
  const text = filters[name]
  if (text === undefined) return undefined
  if (isId.test(text)) return [timestamp(timeOfUlid(text)), text]
  const place = decodeCursor('created_at', text) ?? decodeCursor('-created_at', text)
  if (!place) throw refused(name, 'a cursor')
  return place
}

const isId = new RegExp(`^${ulidForm}$`)

/** Ids are of one length, so that nothing lies between one and the same with another character. */
const behind = (place: SortKey | undefined) => place?.map((part, at) => (at === place.length - 1 ? `${part}0` : part))

const refused = (name: string, wanted: string) => invalidAttribute(name, name, wanted, 'access_logs/index')
