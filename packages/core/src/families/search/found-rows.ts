import type { SearchResult } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { invalidPagination, invalidSearch } from '../../errors.ts'
import type { Found } from '../../search/searchable.ts'
import type { Direction, Rows } from '../../store/rows.ts'
import { listRows } from '../../store/rows.ts'
import { compareKeys, SortedRecords, type SortKey } from '../../store/sorted.ts'

type FoundRows = Rows<Found, SearchResult>

/** Results of a search beyond these are not shown (docs: Search > Results limit). */
export const searchReach = {
  rows: 1000,
  beyond: () => invalidSearch('Invalid search: Requested response size was greater than Search Response Limits'),
}

/** What `sort_by` and `order_by` call the times that all records have. */
const times: Readonly<Record<string, 'created_at' | 'updated_at'>> = {
  created_at: 'created_at',
  updated_at: 'updated_at',
  created: 'created_at',
  updated: 'updated_at',
}

/** Orders of tickets; whatever else was found has no place in them. */
const ticketOrders: readonly string[] = ['commented', 'priority', 'status', 'ticket_type']

/** What was found, as the list of results: any kind of record, each with its kind. */
export function foundRows(looking: Looking, found: readonly Found[]): FoundRows {
  const rows: FoundRows = {
    ...listRows<Found, SearchResult>(found, textIn(looking)),
    reach: searchReach,
    sortsDown: true,
    beside: { facets: null },
    byCollection,
    orderedBy: (name, direction) => foundRows(looking, ordered(found, name, direction)),
    listedBy: () => rows,
  }
  return rows
}

/** By one of the orders; an order that is not known leaves them by relevance. */
export function ordered(found: readonly Found[], name: string, direction: Direction): readonly Found[] {
  const time = Object.hasOwn(times, name) ? times[name] : undefined
  if (time === undefined && !ticketOrders.includes(name)) return found
  const sign = direction === 'desc' ? -1 : 1
  const placed = found.map((one) => ({ one, key: [time ? (one.record[time] ?? null) : one.placeBy(name)] }))
  return placed.sort((left, right) => sign * compareKeys(left.key, right.key)).map(({ one }) => one)
}

const placeOf = ({ id, record }: Found): SortKey => [-Date.parse(record.created_at ?? ''), id]

/** As exports come: the newest first (recorded). */
export const inOrder = (found: readonly Found[]) => new SortedRecords(placeOf, found)

/** Milliseconds that a cursor of the export lives. */
const cursorLives = 60 * 60_000

/** The same for the export: forward only, by cursors that end. */
export function exportRows(looking: Looking, sorted: SortedRecords<Found>): FoundRows {
  const now = looking.account.clock.now()
  const rows: FoundRows = {
    size: sorted.size,
    order: '-created_at,id',
    slice: (from, to) => sorted.slice(from, to),
    // The moment stands behind the place, and so tells how old a cursor is.
    keyOf: (record) => [...placeOf(record), now],
    rankOf: (key) => sorted.rankOf(key),
    rankBehind(key) {
      const [, , born] = key
      if (now - Number(born) > cursorLives) throw invalidPagination('page[after] is not valid')
      return sorted.rankOf(key)
    },
    orderedBy: () => undefined,
    listedBy: () => rows,
    textOf: textIn(looking),
    forwardOnly: true,
    beside: { facets: null },
    byCollection,
    *[Symbol.iterator]() {
      yield* sorted.slice(0, sorted.size)
    },
  }
  return rows
}

function textIn({ actor, origin }: Looking) {
  return ({ collection, record, type }: Found) => {
    const text = collection.textOf(record, collection.viewOf(actor, origin))
    return `${text.slice(0, -1)},"result_type":${JSON.stringify(type)}}`
  }
}

function byCollection(found: readonly Found[]) {
  const groups = Map.groupBy(found, ({ collection }) => collection.definition.name)
  return Array.from(groups, ([name, own]) => [name, own.map(({ record }) => record)] as const)
}
