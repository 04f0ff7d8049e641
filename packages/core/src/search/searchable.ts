import type { Item } from '../store/item.ts'
import type { SearchContext } from './fields.ts'
import { matchesIn, type Searched, type SearchKind } from './match.ts'
import type { Query } from './parse.ts'

/** A record that a search found, of whatever kind. */
export interface Found extends Item {
  readonly type: string
  readonly record: Item & Dated
  readonly score: number
  readonly collection: Omit<Searched<Item>, 'derived'>
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
      const collection: Found['collection'] = kind.collection(context.account)
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
