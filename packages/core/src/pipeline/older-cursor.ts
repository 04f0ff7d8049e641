import type { OperationFacts } from '@fakedesk/spec'
import { timestamp } from '../account/clock.ts'
import { invalidPagination } from '../errors.ts'
import type { Rows } from '../store/rows.ts'
import type { SortKey } from '../store/sorted.ts'
import { decodeBase64, encodeBase64 } from './credentials.ts'
import { linkTo } from './link.ts'
import type { Address, Page } from './page.ts'
import { pageNumber } from './read-parameters.ts'

const usualSize = 100
const largest = 1000

/** What asks for the older form, in the absence of `page[size]` and its kin. */
const asking = ['cursor', 'limit', 'sort_by', 'sort_order']

export const asksOlderCursor = ({ query }: Address) => asking.some((name) => query.has(name))

/**
 * The form of account-wide audits that older clients walk, from the latest page by `before_url` until one is empty
 * (reported). Cursors lead back and forth in time, whichever way round a page stands.
 */
export function olderCursorPage<S>(facts: OperationFacts, unsorted: Rows<S>, address: Address): Page<S> {
  const { query } = address
  const rows = unsorted.listedBy('cursor')
  const size = Math.min(pageNumber(facts, query, 'limit') ?? usualSize, largest)
  const isLatestFirst = query.get('sort_order') === 'desc'
  const cursor = query.get('cursor')
  const [from, to] =
    cursor !== null ? rangeAt(rows, cursor, size) : isLatestFirst ? endingAt(rows.size, size) : beginningAt(0, size)
  const records = rows.slice(from, to)
  return { rows, records: isLatestFirst ? records.toReversed() : records, beside: envelope(rows, records, address) }
}

function rangeAt<S>(rows: Rows<S>, cursor: string, size: number): readonly [number, number] {
  const text = decodeBase64(cursor) ?? ''
  const [, time, id] = /^\|?(\d{1,11})(?:\.\d+)?\|\|(\d{1,15})\|?$/.exec(text) ?? []
  if (time === undefined || id === undefined) throw invalidPagination('cursor is not valid')
  const place = [timestamp(Number(time) * 1000), Number(id)]
  return text.startsWith('|') ? endingAt(rows.rankOf(place), size) : beginningAt(rows.rankBehind(place), size)
}

const beginningAt = (from: number, size: number) => [from, from + size] as const
const endingAt = (to: number, size: number) => [Math.max(0, to - size), to] as const

/** Of records from the oldest to the latest. */
function envelope<S>(rows: Rows<S>, records: readonly S[], address: Address) {
  const [oldest] = records
  const latest = records.at(-1)
  const before = oldest === undefined ? null : encodeBase64(`|${placeOf(rows.keyOf(oldest))}`)
  const after = latest === undefined ? null : encodeBase64(`${placeOf(rows.keyOf(latest))}|`)
  const link = (cursor: string | null) => cursor && linkTo(address, [['cursor', cursor]], /^cursor$/)
  return { before_url: link(before), after_url: link(after), before_cursor: before, after_cursor: after }
}

const placeOf = ([time, id]: SortKey) => `${Date.parse(String(time)) / 1000}.0||${id}`
