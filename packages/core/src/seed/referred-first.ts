import { isObject } from '../is-object.ts'
import type { Given, Kind } from './kinds.ts'
import { referencesOf } from './references.ts'

type Placed = readonly [place: number, record: Given]

/** The records of a list with their places, each behind those of the same list that it refers to. */
export function referredFirst(kind: Kind, list: readonly unknown[]): readonly Placed[] {
  const all = list.flatMap((record, place): readonly Placed[] => (isObject(record) ? [[place, record]] : []))
  if (!Object.values(kind.refers ?? {}).includes(kind.name)) return all
  const byId = new Map(all.map((placed) => [placed[1].id, placed]))
  const ordered = new Set<Placed>()
  const visited = new Set<Placed>()
  const visit = (placed: Placed) => {
    if (visited.has(placed)) return
    visited.add(placed)
    for (const { list: other, id } of referencesOf(placed[1], kind)) {
      const referred = other === kind.name ? byId.get(id) : undefined
      if (referred) visit(referred)
    }
    ordered.add(placed)
  }
  for (const placed of all) visit(placed)
  return [...ordered]
}
