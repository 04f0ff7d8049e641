import type { Account } from '../account/account.ts'

/** Records of a collection that an index knows. */
export interface Few<S> extends Iterable<S> {
  readonly size: number
}

/** The records with a value; undefined where no index knows them. */
export type Lookup<S, V> = (account: Account, value: V) => Few<S> | undefined

/** Whether a record meets a term. */
export interface Condition<S> {
  (record: S): boolean
  /** Where indexes know them: all records that can meet it, some perhaps twice. */
  readonly among?: readonly Few<S>[]
}

/** The condition, which no record outside of these meets. One that is not known makes all possible. */
export function narrowed<S>(meets: (record: S) => boolean, ...rows: readonly (Few<S> | undefined)[]): Condition<S> {
  const among = rows.flatMap((few) => few ?? [])
  return among.length === rows.length ? Object.assign((record: S) => meets(record), { among }) : meets
}

/** Met where any of them is. */
export function anyOf<S>(conditions: readonly Condition<S>[]): Condition<S> {
  const [only] = conditions
  if (only && conditions.length === 1) return only
  const meets = (record: S) => conditions.some((condition) => condition(record))
  const among = conditions.flatMap((condition) => condition.among ?? [])
  return conditions.every((condition) => condition.among) ? Object.assign(meets, { among }) : meets
}

/** Met where all of them are: no record outside of the fewest that one of them knows. */
export function allOf<S>(conditions: readonly Condition<S>[]): Condition<S> {
  const meets = (record: S) => conditions.every((condition) => condition(record))
  const known = conditions.flatMap(({ among }) => (among ? [among] : []))
  const [fewest] = known.toSorted((left, right) => sizeOf(left) - sizeOf(right))
  return fewest ? Object.assign(meets, { among: fewest }) : meets
}

export const sizeOf = (rows: readonly Few<unknown>[]) => rows.reduce((sum, { size }) => sum + size, 0)
