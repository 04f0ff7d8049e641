import type { OperationFacts } from '@fakedesk/spec'
import { timestamp } from '../account/clock.ts'
import { invalidPagination, startTimeTooRecent } from '../errors.ts'
import type { Rows } from '../store/rows.ts'
import type { SortKey } from '../store/sorted.ts'
import { decodeBase64, encodeBase64 } from './credentials.ts'
import { linkTo } from './link.ts'
import type { Address, Page } from './page.ts'
import { notOfType, notPresent, notWithin, pageNumber } from './read-parameters.ts'

/** Rows of an export are in the order of their last change: a time in Zendesk's form, then the id. */
export type ExportRows<S> = Rows<S>

const second = 1000
const usualSize = 1000
/** Numeric start times must be older than this many milliseconds. */
const tooRecent = 60 * second
/** Exports of these leave out what changed in the latest minute (docs: since 28 Oct 2024). */
const settling: readonly string[] = ['tickets', 'ticket_events']
/** Exports of these begin at any time: taps find out by one of just now whether they may read them (Singer's tap-zendesk). */
const soon: readonly string[] = ['ticket_metric_events']

/** What says where a page begins. */
const placed = /^(start_time|cursor)$/

/** A page from a start time on. It ends with a whole second, so that the next one may begin at its last. */
export function timePage<S>(facts: OperationFacts, rows: ExportRows<S>, address: Address): Page<S> {
  const { now, query } = address
  const start = startOf(facts, query, now)
  const total = exported(facts, rows, now)
  const from = rows.rankOf([timestamp(start)])
  const to = wholeSecond(rows, from, from + sizeOf(facts, query), start, total)
  const records = rows.slice(from, to)
  const end = Math.floor((lastTime(rows, records) ?? start) / second)
  return {
    rows,
    records,
    beside: {
      count: records.length,
      end_of_stream: to >= total,
      end_time: end,
      next_page: linkTo(address, [['start_time', String(end)]], placed),
    },
  }
}

/** A page from a start time, or from behind a cursor on. The last cursor waits for what comes later. */
export function cursorExportPage<S>(facts: OperationFacts, rows: ExportRows<S>, address: Address): Page<S> {
  const { now, query } = address
  const cursor = query.get('cursor')
  const place = cursor === null ? [timestamp(startOf(facts, query, now))] : placeIn(cursor)
  const total = exported(facts, rows, now)
  const from = Math.min(rows.rankBehind(place), total)
  const to = Math.min(from + sizeOf(facts, query), total)
  const records = rows.slice(from, to)
  const last = records.at(-1)
  const after = cursorOf(last === undefined ? place : rows.keyOf(last))
  return {
    rows,
    records,
    beside: {
      after_url: linkTo(address, [['cursor', after]], placed),
      after_cursor: after,
      before_url: null,
      before_cursor: null,
      end_of_stream: to >= total,
    },
  }
}

/** How many rows come before the start time, of an export that pages by cursors as lists do. */
export function rankOfStart<S>(facts: OperationFacts, rows: ExportRows<S>, { now, query }: Address): number {
  return rows.rankOf([timestamp(startOf(facts, query, now))])
}

/** Where the page ends: behind the last second that it touches, and never within the second that it began with. */
function wholeSecond<S>(rows: Rows<S>, from: number, wanted: number, start: number, total: number): number {
  const behindStart = rows.rankOf([timestamp(start + second)])
  const least = behindStart > from ? behindStart + 1 : 0
  const last = rows.slice(Math.max(wanted, least) - 1, Math.max(wanted, least))
  const time = lastTime(rows, last)
  return time === undefined ? total : Math.min(rows.rankOf([timestamp(time + second)]), total)
}

function lastTime<S>(rows: Rows<S>, records: readonly S[]): number | undefined {
  const last = records.at(-1)
  return last === undefined ? undefined : Date.parse(String(rows.keyOf(last)[0]))
}

/** How many rows are old enough to be exported. A sample's kind is that of its rows. */
function exported<S>({ key = '' }: OperationFacts, rows: Rows<S>, now: number): number {
  const kind = key.startsWith('{') ? (rows.collection?.definition.name ?? '') : key
  return settling.includes(kind) ? rows.rankOf([timestamp(now - tooRecent)]) : rows.size
}

function sizeOf(facts: OperationFacts, query: URLSearchParams): number {
  const most = facts.pageSize?.max ?? usualSize
  const size = pageNumber(facts, query, 'per_page') ?? facts.pageSize?.default ?? usualSize
  // Other lists and samples give what they can; whole exports refuse (reported).
  if (size > most && most >= usualSize) throw notWithin(facts, 'per_page', `at most ${most}`)
  return Math.min(size, most)
}

/** Milliseconds. Only numeric times are refused as too recent: clients send ISO times of just now, and are served. */
function startOf(facts: OperationFacts, query: URLSearchParams, now: number): number {
  const text = query.get('start_time')?.trim() ?? ''
  if (text === '') throw notPresent(facts, 'start_time')
  if (/^\d+(\.\d+)?$/.test(text)) {
    const time = Math.floor(Number(text)) * second
    if (time > now - tooRecent && !soon.includes(facts.key ?? '')) throw startTimeTooRecent()
    return time
  }
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw notOfType(facts, 'start_time', 'integer')
  return Math.floor(time / second) * second
}

/** Recorded: base64 of `1707271741.0||4045|`, the time and the id behind which the next page begins. */
function cursorOf([time, id]: SortKey): string {
  return encodeBase64(`${Date.parse(String(time)) / second}.0||${id ?? 0}|`)
}

function placeIn(cursor: string): SortKey {
  const [, time, id] = /^(\d{1,11})(?:\.\d+)?\|\|(\d+)\|$/.exec(decodeBase64(cursor) ?? '') ?? []
  if (time === undefined || id === undefined) throw invalidPagination('cursor is not valid')
  return [timestamp(Number(time) * second), Number(id)]
}
