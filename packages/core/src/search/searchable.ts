import type { Account } from '../account/account.ts'
import type { Item } from '../store/item.ts'
import type { SortKey } from '../store/sorted.ts'
import type { SearchContext } from './fields.ts'
import { matchesIn, type Searched, type SearchKind } from './match.ts'
import type { Query } from './parse.ts'

/** A record that a search found, of whatever kind. */
export interface Found extends Item {
  readonly type: string
  readonly record: Item & Dated
  readonly score: number
  readonly collection: Omit<Searched<Item>, 'derived' | 'wordIndex' | 'get'>
  /** Its place in an order of its kind's own; null where there is no such order. */
  placeBy(order: string): SortKey[number]
}

/** What results can be ordered by, as far as the record has it. */
export interface Dated {
  readonly created_at?: string | null
  readonly updated_at?: string | null
}

/** Records of one kind that searches go through, whatever their type. */
export interface Searchable<S extends Item> extends SearchKind<S> {
  find(query: Query, context: SearchContext): Found[]
}

/** `export const searchableUsers = searchable<StoredUser>({...})`, beside the record; searches find it by its file. */
export function searchable<S extends Item & Dated>(kind: SearchKind<S>): Searchable<S> {
  return {
    ...kind,
    find(query, context) {
      const { account } = context
      return matchesIn(kind, query, context).map(({ record, score }) => new FoundRecord(kind, account, record, score))
    },
  }
}

class FoundRecord<S extends Item & Dated> implements Found {
  readonly #kind: SearchKind<S>
  readonly #account: Account
  readonly record: S
  readonly score: number

  constructor(kind: SearchKind<S>, account: Account, record: S, score: number) {
    this.#kind = kind
    this.#account = account
    this.record = record
    this.score = score
  }

  get id(): Item['id'] {
    return this.record.id
  }

  get type(): string {
    return this.#kind.type
  }

  get collection(): Found['collection'] {
    return this.#kind.collection(this.#account)
  }

  placeBy(order: string): SortKey[number] {
    const { orders = {} } = this.#kind
    const placeOf = Object.hasOwn(orders, order) ? orders[order] : undefined
    return placeOf?.(this.record, this.#account) ?? null
  }
}
