import type { OperationFacts } from '@fakedesk/spec'
import { sideLoadsByCollection } from '../generated/side-loads.ts'
import type { Item } from '../store/item.ts'
import type { Asked } from './asked.ts'
import { type Loads, viewOf } from './loads.ts'

/** The related records that `include` asks for, each once, as JSON by their key. Unknown names are ignored. */
export function sideLoad(
  asked: Asked,
  parts: readonly (readonly [collection: string, records: readonly Item[]])[],
): Readonly<Record<string, string>> {
  const loaded: Record<string, string> = {}
  for (const name of included(asked)) {
    const texts = parts.flatMap(([collection, records]) => loadOne(asked, collection, name, records) ?? [])
    const text = texts.length > 1 ? unionOf(texts) : texts[0]
    if (text !== undefined) loaded[name] = text
  }
  return loaded
}

/** Records of several kinds may lead to the same ones. */
function unionOf(texts: readonly string[]): string {
  const records = texts.flatMap((text) => [JSON.parse(text)].flat())
  return JSON.stringify([...new Map(records.map((record) => [record.id ?? JSON.stringify(record), record])).values()])
}

/** Writes a record with what `include` asks for within it; undefined where it asks for nothing of the kind. */
export function loadWithin(asked: Asked, collection: string): ((text: string, record: Item) => string) | undefined {
  const loads = included(asked).flatMap((name) => computed(asked, collection, name) ?? [])
  // The registry is keyed by collection: records are of just the type that the functions take.
  const instead = loads.flatMap((load) => ('instead' in load ? [load.instead] : []))[0]
  if (instead) return (_, record) => JSON.stringify(instead(record as never, asked))
  const within = loads.flatMap((load) => ('within' in load ? [load.within] : []))
  if (within.length === 0) return undefined
  return (text, record) => {
    const parts = within.map((load) => JSON.stringify(load(record as never, asked)).slice(1, -1))
    return [text.slice(0, -1), ...parts.filter((part) => part !== '')].join(',').concat('}')
  }
}

function included({ facts, query }: Asked): readonly string[] {
  const include = query.get('include')
  if (!include || !facts.sideLoads) return []
  // Searches name the kind as well: `tickets(users,groups)`.
  const names = include.split(/([(),])/).filter((_, place, parts) => place % 2 === 0 && parts[place + 1] !== '(')
  return [...new Set(names)].filter((name) => isOffered(facts, name))
}

const isOffered = ({ sideLoads }: OperationFacts, name: string) => sideLoads?.includes(name) ?? false

function loadOne(asked: Asked, collection: string, name: string, records: readonly Item[]): string | undefined {
  const load = computed(asked, collection, name)
  if (typeof load === 'object') return undefined
  // The registry is keyed by collection: these are records of just the type that the function takes.
  if (load) return load(records as readonly never[], asked)
  const idsOf = asked.account.collection(collection)?.definition.loads?.[name]
  return idsOf && byIds(asked, name, new Set(records.flatMap((record) => idsOf(record))))
}

/** What writes the side-load, in the form that it has in this kind of answer. */
function computed(
  { facts }: Asked,
  collection: string,
  name: string,
): Exclude<Loads, { readonly single: unknown }> | undefined {
  const loads: Readonly<Record<string, Loads>> | undefined = sideLoadsByCollection[collection]
  const load = loads?.[name]
  if (typeof load !== 'object' || !('single' in load)) return load
  return facts.answer === 'list' ? load.beside : { within: load.single }
}

function byIds(asked: Asked, name: string, ids: ReadonlySet<Item['id'] | null | undefined>): string | undefined {
  const related = asked.account.collection(name)
  if (!related) return undefined
  const visible = related.visibleTo(asked.actor)
  const view = viewOf(asked, name)
  const texts = [...ids].flatMap((id) => {
    const record = related.get(id)
    return record !== undefined && visible.has(record.id) ? [related.textOf(record, view)] : []
  })
  return `[${texts.join(',')}]`
}
