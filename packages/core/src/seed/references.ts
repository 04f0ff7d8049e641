import { isObject } from '../is-object.ts'
import type { Given, Kind } from './kinds.ts'

/** An id by which a record of a seed names another one. */
export interface Reference {
  /** Where in the record it is said. */
  readonly path: readonly (string | number)[]
  /** The list of the other one. */
  readonly list: string
  readonly id: number
}

/** All that the record refers to by id. */
export function referencesOf(record: Given, { refers = {} }: Kind): readonly Reference[] {
  return Object.entries(refers).flatMap(([property, list]) =>
    list === undefined ? [] : idsAt(record, property.split('.'), []).map(({ path, id }) => ({ path, list, id })),
  )
}

type Found = Pick<Reference, 'path' | 'id'>

/** The numbers at the end of the steps; a list on the way is gone through. */
function idsAt(value: unknown, steps: readonly string[], path: Reference['path']): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((item, place) => idsAt(item, steps, [...path, place]))
  const [step, ...others] = steps
  if (step === undefined) return typeof value === 'number' ? [{ path, id: value }] : []
  return isObject(value) ? idsAt(value[step], others, [...path, step]) : []
}
