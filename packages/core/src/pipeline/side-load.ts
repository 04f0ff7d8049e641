import type { OperationFacts } from '@fakedesk/spec'
import { sideLoadsByCollection } from '../generated/side-loads.ts'
import type { Item } from '../store/collection.ts'
import type { Asked } from './answer.ts'
import { type Loads, viewOf } from './loads.ts'

/** The related records that `include` asks for, each once, as JSON by their key. Unknown names are ignored. */
export function sideLoad(asked: Asked, collection: string, records: readonly Item[]): Readonly<Record<string, string>> {
  const include = asked.query.get('include')
  if (!include || !asked.facts.sideLoads) return {}
  const loaded: Record<string, string> = {}
  for (const name of new Set(include.split(','))) {
    const text = isOffered(asked.facts, name) ? loadOne(asked, collection, name, records) : undefined
    if (text !== undefined) loaded[name] = text
  }
  return loaded
}

const isOffered = ({ sideLoads }: OperationFacts, name: string) => sideLoads?.includes(name) ?? false

function loadOne(asked: Asked, collection: string, name: string, records: readonly Item[]): string | undefined {
  const computed: Readonly<Record<string, Loads>> | undefined = sideLoadsByCollection[collection]
  const load = computed?.[name]
  // The registry is keyed by collection: these are records of just the type that the function takes.
  if (load) return load(records as readonly never[], asked)
  const idsOf = asked.account.collection(collection)?.definition.loads?.[name]
  return idsOf && byIds(asked, name, new Set(records.flatMap((record) => idsOf(record))))
}

function byIds(asked: Asked, name: string, ids: ReadonlySet<Item['id'] | null | undefined>): string | undefined {
  const related = asked.account.collection(name)
  if (!related) return undefined
  const view = viewOf(asked, name)
  const texts = [...ids].flatMap((id) => {
    const record = related.get(id)
    return record === undefined ? [] : [related.textOf(record, view)]
  })
  return `[${texts.join(',')}]`
}
