import type { OperationFacts } from '@fakedesk/spec'
import { isShown, recordOf, type Shown, sourceOf } from '../operation.ts'
import type { Item } from '../store/item.ts'
import type { Rows } from '../store/rows.ts'
import type { Asked } from './asked.ts'
import { viewOf } from './loads.ts'
import { paginate } from './paginate.ts'
import { loadWithin, sideLoad } from './side-load.ts'

/** The JSON of what a handler gave, by the kind that the specification states. */
export function write(asked: Asked, answer: unknown): string {
  switch (asked.facts.answer) {
    case 'list':
      // The types of `Handlers` make these casts true: a list is rows, a single answer a record with an id.
      return writeList(asked, answer as Rows<Item>)
    case 'one':
    case 'job':
      return isShown(answer) ? writeShown(asked, answer) : writeOne(asked, answer as Item)
    default:
      return JSON.stringify(answer)
  }
}

/**
 * The address of the record that the text shows, for `Location`: of several, that of the first; of an upload, which has
 * none, that of its file (recorded).
 */
export function addressIn({ key }: OperationFacts, text: string): string | undefined {
  // Nearly every record begins with its address, or with its id and its address.
  const early = /^\{"\w+":\{(?:"id":[^,[{]*,)?"url":"([^"\\]*)"/.exec(text)
  if (early) return early[1]
  const body = Object(JSON.parse(text))
  const record = Object(key === undefined ? Object.values(body)[0] : body[key])
  const url: unknown = record.url ?? Object(record.attachment).url
  return typeof url === 'string' ? url : undefined
}

/**
 * What leads from a page to the next, for `Link`: undefined behind the last page, and where the page alone tells it. The
 * port is told even where it goes without saying, and brackets stand as they are (recorded).
 */
export function nextLinkIn({ sparseLinks }: OperationFacts, text: string): string | undefined {
  // The links are the last that a page tells, and the next one is the last of them.
  const address = sparseLinks && /"next":"([^"\\]*)"\}\}$/.exec(text)?.[1]
  if (!address) return undefined
  const { protocol, hostname, port, pathname, search } = new URL(address)
  const origin = `${protocol}//${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
  return `<${origin}${pathname}${search.replaceAll('%5B', '[').replaceAll('%5D', ']')}>; rel="next"`
}

function writeList(asked: Asked, rows: Rows<Item>): string {
  const { account, facts, origin, path, query } = asked
  const page = paginate(facts, rows, { url: origin + path, query, now: account.clock.now() })
  const name = page.rows.collection?.definition.name
  const view = viewOf(asked, name)
  const within = name ? loadWithin(asked, name) : undefined
  const texts = page.records.map((record) => {
    const text = page.rows.textOf(record, view)
    return within ? within(text, record) : text
  })
  const parts = page.rows.byCollection?.(page.records) ?? (name ? [[name, page.records] as const] : [])
  return `{"${keyOf(facts, name)}":[${texts.join(',')}]${load(asked, parts)}${members({ ...page.rows.beside, ...page.rows.besideOf?.(page.records), ...page.beside })}}`
}

/** The key of a list; one that the path says is the records' own name. */
const keyOf = ({ key }: OperationFacts, name: string | undefined) => (key?.startsWith('{') ? name : key)

function writeOne(asked: Asked, record: Item): string {
  const { account, facts } = asked
  const collection = account.collectionOfOne(facts.key ?? '')
  if (!collection) return writeWire(asked, record)
  const { name } = collection.definition
  const text = collection.textOf(record, viewOf(asked, name))
  const within = loadWithin(asked, name)
  return `{"${facts.key}":${within ? within(text, record) : text}${load(asked, [[name, [record]]])}}`
}

function writeShown(asked: Asked, answer: Shown<unknown>): string {
  const source = sourceOf(answer)
  const name = source?.collection ?? asked.account.collectionOfOne(asked.facts.key ?? '')?.definition.name
  return writeWire(asked, recordOf(answer), source && name ? load(asked, [[name, [source.record]]]) : '')
}

function writeWire({ facts }: Asked, record: unknown, loaded = ''): string {
  return `{"${facts.key}":${JSON.stringify(record)}${loaded}}`
}

function load(asked: Asked, parts: readonly (readonly [string, readonly Item[]])[]): string {
  return Object.entries(sideLoad(asked, parts))
    .map(([name, text]) => `,"${name}":${text}`)
    .join('')
}

function members(values: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(values)
  return text === '{}' ? '' : `,${text.slice(1, -1)}`
}
