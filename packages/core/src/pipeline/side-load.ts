import type { OperationFacts } from '@fakedesk/spec'
import type { Account } from '../account.ts'
import type { Item, View } from '../store/collection.ts'

/** The related records that `include` asks for, each once, as JSON by their key. Unknown names are ignored. */
export function sideLoad(
  account: Account,
  facts: OperationFacts,
  include: string | null,
  of: { readonly collection: string; readonly records: readonly Item[]; readonly viewOf: (name: string) => View },
): Readonly<Record<string, string>> {
  if (!include || !facts.sideLoads) return {}
  const loads = account.collection(of.collection)?.definition.loads ?? {}
  const loaded: Record<string, string> = {}
  for (const name of new Set(include.split(','))) {
    const idsOf = loads[name]
    const related = account.collection(name)
    if (!idsOf || !related || !facts.sideLoads.includes(name)) continue
    const ids = new Set<Item['id'] | null | undefined>(of.records.flatMap((record) => idsOf(record)))
    const texts = [...ids].flatMap((id) => {
      const record = related.get(id)
      return record === undefined ? [] : [related.textOf(record, of.viewOf(name))]
    })
    loaded[name] = `[${texts.join(',')}]`
  }
  return loaded
}
