import { isObject } from './json.ts'

/** What tells the records of a page from what comes beside them. */
export interface Listing {
  /** As the specification has it. */
  readonly path: string
  /** The side-loads that were asked for: `users,groups` or `tickets(users)`. */
  readonly include: string
  /** The name of the array, if it was said. */
  readonly records: string | undefined
}

/** The records of a page: its array; of several the one that was named, is no side-load, or is what the path ends with. */
export function recordsOf(page: unknown, listing: Listing): readonly unknown[] {
  const entries: readonly Entry[] = isObject(page) ? Object.entries(page) : []
  const arrays = new Map(entries.filter(isOfArray))
  const name = listing.records ?? nameOf([...arrays.keys()], listing)
  const records = name === undefined ? undefined : arrays.get(name)
  if (records) return records
  const names = arrays.size === 0 ? 'no array' : `the arrays ${[...arrays.keys()].join(', ')}`
  throw new Error(`${listing.path} gave a page with ${names}: name the one with the records as { records: '...' }.`)
}

function nameOf(arrays: readonly string[], { path, include }: Listing): string | undefined {
  const sideLoads = include.split(/[^\w]+/)
  const names = arrays.length === 1 ? arrays : arrays.filter((name) => !sideLoads.includes(name))
  return names.length === 1 ? names[0] : path.split(/[/.]/).findLast((segment) => names.includes(segment))
}

type Entry<Value = unknown> = readonly [string, Value]

function isOfArray(entry: Entry): entry is Entry<readonly unknown[]> {
  return Array.isArray(entry[1])
}
