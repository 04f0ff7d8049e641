import type { OperationId } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { Item } from '../store/item.ts'
import type { Identified, Shape } from './shape.ts'

/** The records of a kind that the seed has put in so far; what else there is of it follows from other records. */
export type Planted = ReadonlySet<Item['id']>

/** How records of one kind are put into an account by a seed. */
export interface Seedable<Given extends object, Stored extends Item, Name extends string> {
  /** The list of a seed that holds them, which is the collection's name on the wire: `users`. */
  readonly name: Name
  /** The operation whose body describes them, and the key in it. Whatever is not said under `own` is from there. */
  readonly operation?: OperationId
  readonly key?: string
  /** What a seed can say beyond that body. */
  readonly own: Readonly<Record<string, Shape>>
  /** Those of `own` that must be said. */
  readonly needs?: readonly (keyof Given & string)[]
  /** The lists of the records that properties name by id; `comments.author_id` is the property in each of a list. */
  readonly refers?: Readonly<Partial<Record<(keyof Given & string) | `${keyof Given & string}.${string}`, string>>>
  /** The verb is an import: it takes times and id as they are given, and ids are numbers of this sequence. */
  readonly imports?: string
  /** Further lists that have to be put in before this one. */
  readonly after?: readonly string[]
  /** What has to be there before the record itself, as an organization that it names. Gives back what is still to be said. */
  readonly before?: (account: Account, given: Given) => Given
  /** Puts one in, by the family's verb. The first id that it draws is the record's. Throws as the verb does. */
  readonly plant: (account: Account, given: Given, planted: Planted) => Stored
  /** Fills in what every account has of the kind, where it is missing. Called after the list, with or without one. */
  readonly complete?: (account: Account) => void
}

/** The properties that a seed can give and the body cannot. */
type Own<Given, Body> = Readonly<Record<Exclude<keyof Given, Exclude<keyof Body, keyof Identified>>, Shape>>

/** Declares, beside a record, how it is seeded: `seedable<UserSeed, UserCreate>()({...})`. */
export function seedable<Given extends object, Body = object>() {
  return <const Name extends string, Stored extends Item>(
    declared: Seedable<Given, Stored, Name> & { readonly own: Own<Given, Body> },
  ): Seedable<Given, Stored, Name> => declared
}
