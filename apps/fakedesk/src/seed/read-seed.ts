import { accountName, seedSignIns, type World } from '@fakedesk/core'
import { nearest } from '../command-line/nearest.ts'
import { supportDocument } from '../prism/document.ts'
import { Refusal } from '../refusal.ts'
import { readStructuredFile, type StructuredFile } from '../structured-file.ts'
import { problemsOf, type SeedProblem, type SeedRecords } from './check-seed.ts'
import { completed, type SeedRecord } from './complete.ts'
import { type Kind, seedableKinds } from './kinds.ts'

export interface Seed {
  /** The account that the seed is written for: `account: { subdomain: acme }`. */
  readonly subdomain: string | undefined
  readonly world: World
}

/**
 * Reads a seed: lists of partial records under the API's own names, with `password` on users. What a record leaves out
 * is filled in, references are by id. Throws `Refusal` with the first thing that is wrong, its line, and what to do.
 */
export async function readSeed(file: string): Promise<Seed> {
  const read = await readStructuredFile(file, '--seed')
  const document = supportDocument()
  const { account, ...lists } = sectionsOf(read)
  const records = recordsOf(read, lists, seedableKinds(document))
  const [problem, ...more] = await problemsOf(document, records)
  if (problem) throw refused(read, problem, more.length)
  return { subdomain: subdomainIn(read, account), world: worldOf(records) }
}

function sectionsOf(read: StructuredFile): Readonly<Record<string, unknown>> {
  const { value } = read
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw refused(read, { path: [], message: 'a seed is a set of lists: "users:", "sessions:", ...' })
}

function recordsOf(read: StructuredFile, lists: object, kinds: ReadonlyMap<string, Kind>): SeedRecords {
  const records = new Map<Kind, readonly SeedRecord[]>()
  for (const [name, list] of Object.entries(lists)) {
    const kind = kinds.get(name)
    if (!kind) throw refused(read, { path: [name], message: unknownKind(name, [...kinds.keys(), 'account']) })
    if (!Array.isArray(list)) throw refused(read, { path: [name], message: 'must be a list of records' })
    records.set(kind, list)
  }
  return records
}

function unknownKind(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return near ? `there is no such list; did you mean ${near}?` : `cannot be seeded; there are ${names.join(', ')}`
}

function subdomainIn(read: StructuredFile, account: unknown): string | undefined {
  if (account === undefined) return undefined
  const { subdomain, ...rest }: Record<string, unknown> = Object(account)
  const [other] = Object.keys(rest)
  if (other !== undefined) throw refused(read, { path: ['account', other], message: 'an account has only a subdomain' })
  try {
    return accountName(String(subdomain))
  } catch (error) {
    throw refused(read, {
      path: ['account', 'subdomain'],
      message: error instanceof Error ? error.message : String(error),
    })
  }
}

function worldOf(records: SeedRecords): World {
  return (account) => {
    for (const [kind, list] of records) {
      const collection = account.collection(kind.name)
      for (const given of list) {
        const record = completed(account, kind, given)
        // The id is the one that was given, whose type was checked, or one of the account's own.
        collection?.insert(record as typeof record & { readonly id: number })
      }
    }
    seedSignIns(account)
  }
}

/** `seed.yaml:12: users[0].role: must be equal to one of ...` */
function refused({ placeOf }: StructuredFile, { path, message }: SeedProblem, more = 0): Refusal {
  const name = path
    .map((step) => (/^\d+$/.test(String(step)) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
  const others = more > 0 ? ` (and ${more} more)` : ''
  return new Refusal(`${placeOf(path)}: ${name ? `${name}: ` : ''}${message}${others}`)
}
