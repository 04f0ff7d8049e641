import { isObject } from '@fakedesk/spec/openapi'
import type { ContractOperation } from '../route.ts'
import type { Finding } from '../violation.ts'
import { type Listed, listOf } from './lists.ts'

/** What a list answered to a request for a page. */
export interface Page {
  readonly status: number
  readonly json: unknown
}

/** How a kind of paging is asked for, and how its pages tell of the next one. */
export interface Paging {
  /** The parameter that sets the size, where pages are held to it. */
  readonly size?: string
  /** JSON pointers to what says that there is more, and to the address of the next page. */
  readonly flag: string
  readonly link: string
  /** Undefined where the page does not say. */
  more(page: Readonly<Record<string, unknown>>): boolean | undefined
  /** The next page begins within this one: an export by time begins again at the last second. */
  readonly overlaps?: true
}

const endsStream: Paging['more'] = ({ end_of_stream: isEnd }) => (typeof isEnd === 'boolean' ? !isEnd : undefined)

/** By the names that the document gives them in `x-pagination`. */
const pagings: Readonly<Record<string, Paging>> = {
  cursor: {
    size: 'page[size]',
    flag: '/meta/has_more',
    link: '/links/next',
    more: ({ meta }) => (isObject(meta) && typeof meta.has_more === 'boolean' ? meta.has_more : undefined),
  },
  offset: {
    size: 'per_page',
    flag: '/next_page',
    link: '/next_page',
    more: ({ next_page: next }) => (next === undefined ? undefined : next !== null),
  },
  'incremental-cursor': { flag: '/end_of_stream', link: '/after_url', more: endsStream },
  'incremental-time': { flag: '/end_of_stream', link: '/next_page', more: endsStream, overlaps: true },
}

/** A list whose pages are turned. A page is undefined where it cannot be judged. */
export interface PagedList {
  readonly operation: ContractOperation
  /** What it answered when no page was asked for. */
  readonly whole: unknown
  readonly first: () => Promise<Page | undefined>
  readonly follow: (link: string) => Promise<Page | undefined | 'no address'>
}

const smallest = 1

/** The ways in which a list can be paged, as the document says. */
export function pagingsOf({ object }: ContractOperation): readonly Paging[] {
  return (object['x-pagination'] ?? []).flatMap((kind) => pagings[kind] ?? [])
}

/**
 * What asks for the smallest page; empty for exports, whose pages may exceed what is asked for, and for lists whose pages
 * have no size to ask for.
 */
export function smallestPage({ size }: Paging, { parameters }: ContractOperation): Readonly<Record<string, string>> {
  const isKnown = parameters.some(({ name }) => name === size)
  return size === undefined || !isKnown ? {} : { [size]: String(smallest) }
}

/** What the pages of a list get wrong. */
export async function pageFindings(paging: Paging, list: PagedList): Promise<readonly Finding[]> {
  const { template } = list.operation
  const whole = listOf(template, list.whole)
  const first = paging.size === undefined ? { status: 200, json: list.whole } : await list.first()
  if (!first) return []
  if (first.status !== 200) return [notPaged(paging, first.status)]
  const records = listOf(template, first.json)
  if (!records || !isObject(first.json)) return [finding('', 'page-size', 'must hold a list')]
  if (isTooLarge(paging, records)) return [tooLarge(paging, records)]
  const more = paging.more(first.json)
  if (more === undefined) return [finding(paging.flag, 'page-link', 'must say whether there is more')]
  if (!more) return paging.size === undefined ? [] : endFindings(paging, first.json, whole)
  const link = at(first.json, paging.link)
  const second = typeof link === 'string' ? await list.follow(link) : 'no address'
  if (second === 'no address') {
    return [finding(paging.link, 'page-link', 'must be the address of the next page, since there is more')]
  }
  return second ? secondFindings(template, paging, records, second) : []
}

function secondFindings(template: string, paging: Paging, before: Listed, { status, json }: Page): readonly Finding[] {
  const wrong = (rule: string, problem: string): readonly Finding[] => [finding(paging.link, rule, problem)]
  const after = listOf(template, json)
  if (status !== 200 || !after) return wrong('page-link', `leads to no page but to a ${status}`)
  if (after.records.length === 0) return wrong('page-link', 'leads to an empty page, though there is more')
  if (isTooLarge(paging, after))
    return wrong('page-size', `leads to a page of ${after.records.length}, not of ${smallest}`)
  const seen = new Set(before.records.map((record) => JSON.stringify(record)))
  const repeated = after.records.filter((record) => seen.has(JSON.stringify(record)))
  const isRepetition = paging.overlaps ? repeated.length === after.records.length : repeated.length > 0
  return isRepetition ? wrong('page-repeated', 'leads to records of the page before') : []
}

function isTooLarge({ size }: Paging, { records }: Listed): boolean {
  return size !== undefined && records.length > smallest
}

function tooLarge({ size }: Paging, { key, records }: Listed): Finding {
  const problem = `must hold no more than ${smallest} record, as ${size} asks, holds ${records.length}`
  return finding(`/${key}`, 'page-size', problem)
}

/** A page that says that nothing follows, of a list that has shown more than the page holds. */
function endFindings(
  { flag }: Paging,
  { count }: Readonly<Record<string, unknown>>,
  whole: Listed | undefined,
): readonly Finding[] {
  const total = Math.max(typeof count === 'number' ? count : 0, whole?.records.length ?? 0)
  return total > smallest ? [finding(flag, 'page-missing', `must tell of more: there are ${total} records`)] : []
}

function notPaged({ size = '' }: Paging, status: number): Finding {
  const problem = `must be answered with a page, is answered ${status}`
  return { where: 'request.query', pointer: `/${size}`, rule: 'page-size', problem }
}

function finding(pointer: string, rule: string, problem: string): Finding {
  return { where: 'response.body', pointer, rule, problem }
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), value)
}
