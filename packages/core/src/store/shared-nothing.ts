const noItems: readonly never[] = Object.freeze([])
const noProperties: object = Object.freeze({})

/** The record with one empty list and one empty object for all records that hold none: they are most of what is kept. */
export function withSharedNothing<T extends object>(record: T): T {
  const values: Record<string, unknown> = record as Record<string, unknown>
  for (const name in values) {
    const value = values[name]
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      if (value.length === 0) values[name] = noItems
    } else if (isEmpty(value)) values[name] = noProperties
  }
  return record
}

/** Bytes are not asked for their names: there are as many as bytes, all of which would be listed. */
function isEmpty(value: object): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const _ in value) return false
  return true
}
