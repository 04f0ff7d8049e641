import type { Account } from '../account/account.ts'
import { accountName } from '../account/account-name.ts'
import { isObject } from '../is-object.ts'
import { nearest } from '../nearest.ts'
import { checkIds, type Lists } from './check-ids.ts'
import { checkShape, type Findings, listed, tell } from './check-shape.ts'
import { type Kind, seedableKinds, seedShapes } from './kinds.ts'
import type { SeedProblem } from './seed-error.ts'
import type { Shape } from './shape.ts'

/** A seed by its kinds, each behind those that it refers to, and what is wrong with it as it is written. */
export interface CheckedSeed {
  readonly lists: Lists
  readonly settings: unknown
  readonly problems: SeedProblem[]
}

/** What a seed may say beside its lists. */
const account: Shape = { type: 'object', properties: { subdomain: { type: 'string' } } }

/** Checks shapes, names, ids and references, before anything is put in. */
export function checkSeed(into: Account, seed: unknown): CheckedSeed {
  const problems: SeedProblem[] = []
  const kinds = seedableKinds()
  if (!isObject(seed)) {
    tell({ path: [], problems }, 'a seed is a set of lists: "users:", "organizations:", ...')
    return { lists: new Map(kinds.map((kind) => [kind, []])), settings: undefined, problems }
  }
  const shapes = seedShapes(kinds)
  const parts = new Map<string, Shape>([
    ['account', account],
    ['settings', shapes.settings],
    ...Array.from(shapes.records, ([name, items]) => [name, { type: 'array', items }] as const),
  ])
  for (const [name, value] of Object.entries(seed)) {
    const shape = parts.get(name)
    const found: Findings = { path: [name], problems }
    if (!shape) tell(found, unknownPart(name, [...parts.keys()]))
    // A list that is left empty in YAML is null.
    else if (value != null) checkShape(shape, value, found)
  }
  checkAccountName(seed.account, problems)
  const lists: Lists = new Map(kinds.map((kind) => [kind, listIn(seed, kind)]))
  checkIds(into, lists, problems)
  return { lists, settings: isObject(seed.settings) ? seed.settings : undefined, problems }
}

function checkAccountName(account: unknown, problems: SeedProblem[]): void {
  const { subdomain }: { readonly subdomain?: unknown } = Object(account)
  if (typeof subdomain !== 'string') return
  try {
    accountName(subdomain)
  } catch (error) {
    tell({ path: ['account', 'subdomain'], problems }, error instanceof Error ? error.message : String(error))
  }
}

function unknownPart(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return near ? `there is no such list; did you mean ${near}?` : `cannot be seeded; there are ${listed(names)}`
}

function listIn(seed: Readonly<Record<string, unknown>>, { name }: Kind): readonly unknown[] {
  const list = seed[name]
  return Array.isArray(list) ? list : []
}
