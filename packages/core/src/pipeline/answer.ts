import type { OperationFacts } from '@fakedesk/spec'
import type { Account } from '../account.ts'
import type { Actor } from '../actor.ts'
import { isShown, recordOf } from '../operation.ts'
import type { Item } from '../store/collection.ts'
import type { Rows } from '../store/rows.ts'
import { viewOf } from './loads.ts'
import { paginate } from './paginate.ts'
import { loadWithin, sideLoad } from './side-load.ts'

/** Who asks for what, as far as writing the answer needs it. */
export interface Asked {
  readonly account: Account
  readonly actor: Actor
  readonly facts: OperationFacts
  readonly origin: string
  readonly path: string
  readonly query: URLSearchParams
}

/** The JSON of what a handler gave, by the kind that the specification states. */
export function write(asked: Asked, answer: unknown): string {
  switch (asked.facts.answer) {
    case 'list':
      // The types of `Handlers` make these casts true: a list is rows, a single answer a record with an id.
      return writeList(asked, answer as Rows<Item>)
    case 'one':
    case 'job':
      return isShown(answer) ? writeShown(asked, recordOf(answer)) : writeOne(asked, answer as Item)
    default:
      return JSON.stringify(answer)
  }
}

/** The address of the record that the text shows, for `Location`. */
export function addressIn({ key = '' }: OperationFacts, text: string): string | undefined {
  const url: unknown = Object(Object(JSON.parse(text))[key]).url
  return typeof url === 'string' ? url : undefined
}

function writeList(asked: Asked, rows: Rows<Item>): string {
  const { facts, origin, path, query } = asked
  const page = paginate(facts, rows, { url: origin + path, query })
  const name = page.rows.collection?.definition.name
  const view = viewOf(asked, name)
  const within = name ? loadWithin(asked, name) : undefined
  const texts = page.records.map((record) => {
    const text = page.rows.textOf(record, view)
    return within ? within(text, record) : text
  })
  const loaded = name ? load(asked, name, page.records) : ''
  return `{"${facts.key}":[${texts.join(',')}]${loaded}${members(page.beside)}}`
}

function writeOne(asked: Asked, record: Item): string {
  const { account, facts } = asked
  const collection = account.collectionOfOne(facts.key ?? '')
  if (!collection) return writeShown(asked, record)
  const { name } = collection.definition
  const text = collection.textOf(record, viewOf(asked, name))
  const within = loadWithin(asked, name)
  return `{"${facts.key}":${within ? within(text, record) : text}${load(asked, name, [record])}}`
}

function writeShown({ facts }: Asked, record: unknown): string {
  return `{"${facts.key}":${JSON.stringify(record)}}`
}

function load(asked: Asked, collection: string, records: readonly Item[]): string {
  return Object.entries(sideLoad(asked, collection, records))
    .map(([name, text]) => `,"${name}":${text}`)
    .join('')
}

function members(values: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(values)
  return text === '{}' ? '' : `,${text.slice(1, -1)}`
}
