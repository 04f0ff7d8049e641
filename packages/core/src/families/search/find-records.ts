import type { Account } from '../../account.ts'
import type { Actor } from '../../actor.ts'
import type { SearchContext } from '../../search/fields.ts'
import { matchesIn, type Searched, type SearchKind } from '../../search/match.ts'
import { parseQuery, type Query } from '../../search/parse.ts'
import type { Item } from '../../store/collection.ts'
import type { StoredUser } from '../users/user.ts'
import { searchableGroups } from './groups.searchable.ts'
import { searchableOrganizations } from './organizations.searchable.ts'
import { searchableUsers } from './users.searchable.ts'

/** A record that a search found, of whatever kind. */
export interface Found extends Item {
  readonly type: string
  readonly record: Item & Dated
  readonly score: number
  readonly collection: Shown
}

type Shown = Omit<Searched<Item>, 'derived'>

/** What results can be ordered by, as far as the record has it. */
export interface Dated {
  readonly created_at?: string | null
  readonly updated_at?: string | null
}

/** What the searches across all kinds go through. The tickets' family adds its own here. */
const kinds = [kindOf(searchableUsers), kindOf(searchableOrganizations), kindOf(searchableGroups)]

/** The records of all kinds, or of one, that meet a query, best first. Throws `invalidSearch`. */
export function findRecords(account: Account, actor: Actor, query: Query, type?: string): readonly Found[] {
  const wanted = kinds.filter((kind) => (type === undefined || kind.type === type) && isAsked(kind.type, query))
  const found = wanted.flatMap((kind) => kind.find(query, { account, actor }))
  return wanted.length > 1 ? found.sort((left, right) => right.score - left.score) : found
}

/** The users who meet a query, best first. Throws `invalidSearch`. */
export function findUsers(account: Account, actor: Actor, text: string): readonly StoredUser[] {
  return matchesIn(searchableUsers, parseQuery(text), { account, actor }).map(({ record }) => record)
}

function isAsked(type: string, { types, excludedTypes }: Query): boolean {
  return !excludedTypes.includes(type) && (types?.includes(type) ?? true)
}

/** The same for records of any type, so that one table holds all kinds. */
function kindOf<S extends Item & Dated>(kind: SearchKind<S>) {
  return {
    type: kind.type,
    find(query: Query, context: SearchContext): Found[] {
      const collection: Shown = kind.collection(context.account)
      return matchesIn(kind, query, context).map(({ record, score }) => ({
        id: record.id,
        type: kind.type,
        record,
        score,
        collection,
      }))
    },
  }
}
