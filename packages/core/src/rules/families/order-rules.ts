import { notFound } from '../../errors.ts'

interface Placed {
  readonly id: number | string
  readonly position: number
}

/** A collection of policies, as far as their order needs it. */
interface PlacedRecords<P extends Placed> {
  readonly rows: Iterable<P>
  update(record: P, changes: Partial<Placed>): P
}

/** Gives all of them new places, in the order of the ids. Throws `notFound` where one is missing. */
export function reorder<P extends Placed>(policies: PlacedRecords<P>, ids: readonly (number | string)[]): void {
  const all = new Map(Array.from(policies.rows, (policy) => [String(policy.id), policy]))
  if (new Set(ids.map(String)).size !== all.size || ids.some((id) => !all.has(String(id)))) throw notFound()
  for (const [place, id] of ids.entries()) {
    const policy = all.get(String(id))
    if (policy) policies.update(policy, { position: place + 1 })
  }
}
