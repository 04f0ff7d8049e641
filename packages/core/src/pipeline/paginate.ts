import type { OperationFacts } from '@fakedesk/spec'
import { invalidPagination, tooDeep } from '../errors.ts'
import type { Rows } from '../store/rows.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { cursorExportPage, rankOfStart, timePage } from './incremental.ts'
import { linkTo } from './link.ts'
import { asksOlderCursor, olderCursorPage } from './older-cursor.ts'
import type { Address, Page } from './page.ts'
import { notOfType, pageNumber } from './read-parameters.ts'

/** Only so many records can be reached by page numbers (docs: Pagination > Offset). */
const deepest = 10_000
const usualSize = 100

/** Cuts the page that the query asks for, by the kinds of paging that the operation knows. */
export function paginate<S>(facts: OperationFacts, rows: Rows<S>, address: Address): Page<S> {
  const kinds = facts.pagination ?? []
  const asksCursor = ['page[size]', 'page[after]', 'page[before]'].some((name) => address.query.has(name))
  const isCursorOnly = kinds.every((kind) => kind === 'cursor' || kind === 'older-cursor')
  if (kinds.includes('older-cursor') && !asksCursor && asksOlderCursor(address))
    return olderCursorPage(facts, rows, address)
  if (kinds.includes('cursor') && (asksCursor || isCursorOnly)) return cursorPage(facts, rows, address)
  if (kinds.includes('offset')) {
    // An operation that knows page numbers only reads `page[size]` as a page that is no number.
    if (asksCursor) throw notOfType(facts, 'page', 'integer')
    return offsetPage(facts, rows, address)
  }
  if (kinds.includes('incremental-time')) return timePage(facts, rows, address)
  if (kinds.includes('incremental-cursor')) return cursorExportPage(facts, rows, address)
  const whole = rows.listedBy('offset')
  return { rows: whole, records: whole.slice(0, whole.size), beside: facts.counted ? all(whole.size) : {} }
}

const all = (count: number) => ({ next_page: null, previous_page: null, count })

function cursorPage<S>(facts: OperationFacts, unsorted: Rows<S>, address: Address): Page<S> {
  const { query } = address
  const rows = sortedByCursor(facts, unsorted, query)
  const size = cursorSize(facts, query)
  const after = cursorIn(facts, query, 'after')
  const before = cursorIn(facts, query, 'before')
  if (before !== null && rows.forwardOnly) throw invalidPagination('page[before] is not valid')
  if (after !== null && before !== null) throw invalidPagination('page[after] and page[before] cannot be used together')
  const least = facts.pagination?.includes('incremental-time') ? rankOfStart(facts, rows, address) : 0
  const [from, to] =
    before === null
      ? forward(after === null ? least : rows.rankBehind(placeOf(rows, after, 'page[after]')), size, rows.size)
      : backward(rows.rankOf(placeOf(rows, before, 'page[before]')), size, least)
  const records = rows.slice(from, to)
  const hasMore = before === null ? to < rows.size : from > least
  const whole = cursorEnvelope(rows, records, hasMore, { ...address, size })
  const beside = facts.sparseLinks ? sparse(whole, { back: from > least, on: to < rows.size }) : whole
  return { rows, records, beside }
}

/** Webhooks leave out what leads nowhere (recorded). */
function sparse(
  { meta, links }: ReturnType<typeof cursorEnvelope>,
  { back, on }: { readonly back: boolean; readonly on: boolean },
) {
  const told = {
    has_more: meta.has_more,
    ...(on && { after_cursor: meta.after_cursor }),
    ...(back && { before_cursor: meta.before_cursor }),
  }
  if (!on && !back) return { meta: told }
  return { meta: told, links: { ...(back && { prev: links.prev }), ...(on && { next: links.next }) } }
}

/** Lists that state a cursor of another name know both. */
function cursorIn({ queryParameters }: OperationFacts, query: URLSearchParams, side: 'after' | 'before') {
  const own = `${side}_cursor`
  return query.get(`page[${side}]`) ?? (own in queryParameters ? query.get(own) : null)
}

const forward = (from: number, size: number, total: number): [number, number] => [from, Math.min(from + size, total)]
const backward = (to: number, size: number, least: number): [number, number] => [Math.max(least, to - size), to]

function placeOf<S>(rows: Rows<S>, cursor: string, name: string) {
  const key = decodeCursor(rows.order, cursor)
  if (!key) throw invalidPagination(`${name} is not valid`)
  return key
}

function cursorSize({ pageSize }: OperationFacts, query: URLSearchParams): number {
  const text = query.get('page[size]')
  const maximum = pageSize?.max ?? usualSize
  if (text === null) return pageSize?.default ?? Math.min(usualSize, maximum)
  const size = Number(text)
  if (!Number.isInteger(size) || size < 1 || size > maximum) throw invalidPagination('page[size] is not valid')
  return size
}

function sortedByCursor<S>(facts: OperationFacts, rows: Rows<S>, query: URLSearchParams): Rows<S> {
  const sort = query.get('sort')
  if (!sort && asksOlderSort(facts, query)) return sortedByOffset(rows, query)
  if (!sort) return rows.listedBy('cursor')
  const descending = sort.startsWith('-')
  const sorted = rows.orderedBy(descending ? sort.slice(1) : sort, descending ? 'desc' : 'asc')
  if (!sorted) throw invalidPagination('sort is not valid')
  return sorted
}

/**
 * Lists without pages by number may still state the names by which those are sorted (docs: Suspended Tickets). Lists that
 * know an older form of cursor mean that one by them.
 */
function asksOlderSort({ pagination, queryParameters }: OperationFacts, query: URLSearchParams): boolean {
  const isOther = pagination?.some((kind) => kind === 'offset' || kind === 'older-cursor')
  const states = (name: string) => name in queryParameters && query.has(name)
  return !isOther && (states('sort_by') || states('sort_order'))
}

function cursorEnvelope<S>(
  rows: Rows<S>,
  records: readonly S[],
  hasMore: boolean,
  { size, ...address }: Address & { readonly size: number },
) {
  const first = records[0]
  const last = records.at(-1)
  if (first === undefined || last === undefined) {
    return {
      meta: { has_more: false, after_cursor: null, before_cursor: null },
      links: { prev: null, next: null },
    }
  }
  const link = (name: string, cursor: string) =>
    linkTo(
      address,
      [
        [name, cursor],
        ['page[size]', String(size)],
      ],
      /^page\[|^(after|before)_cursor$/,
    )
  const afterCursor = encodeCursor(rows.order, rows.keyOf(last))
  const beforeCursor = rows.forwardOnly ? null : encodeCursor(rows.order, rows.keyOf(first))
  return {
    meta: { has_more: hasMore, after_cursor: afterCursor, before_cursor: beforeCursor },
    links: {
      prev: beforeCursor === null ? null : link('page[before]', beforeCursor),
      next: link('page[after]', afterCursor),
    },
  }
}

function offsetPage<S>(facts: OperationFacts, unsorted: Rows<S>, address: Address): Page<S> {
  const { query } = address
  const rows = sortedByOffset(unsorted, query)
  const number = pageNumber(facts, query, 'page') ?? 1
  const size = Math.min(pageNumber(facts, query, 'per_page') ?? usualSize, facts.pageSize?.max ?? usualSize)
  if (rows.reach && number * size > rows.reach.rows) throw rows.reach.beyond()
  if (number * size > deepest) throw tooDeep()
  const records = rows.slice((number - 1) * size, number * size)
  const link = (page: number) => linkTo(address, [['page', String(page)]], /^page$/)
  return {
    rows,
    records,
    beside: {
      next_page: number * size < rows.size ? link(number + 1) : null,
      previous_page: number > 1 ? link(number - 1) : null,
      count: rows.size,
    },
  }
}

function sortedByOffset<S>(rows: Rows<S>, query: URLSearchParams): Rows<S> {
  const name = query.get('sort_by')
  const asked = query.get('sort_order')
  const sortsDown = name && typeof rows.sortsDown === 'object' ? rows.sortsDown.includes(name) : rows.sortsDown
  const direction = (asked ?? (sortsDown ? 'desc' : 'asc')) === 'desc' ? 'desc' : 'asc'
  const sorted = name ? rows.orderedBy(name, direction) : undefined
  const usual = rows.listedBy('offset')
  return sorted ?? (asked ? usual.turned?.(direction) : undefined) ?? usual
}
