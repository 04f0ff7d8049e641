import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { searchables } from '../../generated/searchables.ts'
import { matchesIn } from '../../search/match.ts'
import { parseQuery, type Query } from '../../search/parse.ts'
import type { Found } from '../../search/searchable.ts'
import { searchableUsers } from '../users/user.searchable.ts'
import type { StoredUser } from '../users/user.ts'

/** The records of all kinds, or of one, that meet a query, best first. Throws `invalidSearch`. */
export function findRecords(account: Account, actor: Actor, query: Query, type?: string): readonly Found[] {
  const wanted = searchables.filter((kind) => (type === undefined || kind.type === type) && isAsked(kind.type, query))
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
