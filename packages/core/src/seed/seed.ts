import type { AccountSettingsUpdate } from '@fakedesk/spec'
import type { seedables } from '../generated/seedables.ts'
import type { Seedable } from './seedable.ts'

type AnySeedable = (typeof seedables)[number]

type GivenOf<S> = S extends Seedable<infer Given, infer _Stored, infer _Name> ? Given : never
type StoredOf<S> = S extends Seedable<infer _Given, infer Stored, infer _Name> ? Stored : never

/** Lists of records by their names on the wire, each as the body that would create it. */
type Lists = {
  readonly [S in AnySeedable as S['name']]?: readonly GivenOf<S>[]
}

/** A world in data. Whatever it leaves out is filled in. */
export interface Seed extends Lists {
  /** The account that the seed is written for. */
  readonly account?: { readonly subdomain?: string }
  /** Settings of the account, group by group, as `PUT /api/v2/account/settings` takes them. */
  readonly settings?: AccountSettingsUpdate
}

/** What became of a seed's lists, in their order: the records as the account keeps them. */
export type Seeded = {
  readonly [S in AnySeedable as S['name']]: readonly StoredOf<S>[]
}
