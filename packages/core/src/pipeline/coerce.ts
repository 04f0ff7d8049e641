import type { AnyShape, BodyShape, ListShape, ObjectShape, OperationFacts, ScalarShape } from '@fakedesk/spec'
import { tooManyValues } from '../errors.ts'
import { labelOf, Validation } from '../validation.ts'
import { longestList, longestText } from './limits.ts'
import { notOfType } from './read-parameters.ts'

interface Coerced {
  readonly value: unknown
  /** What the specification does not know, as `user.shoe_size`. */
  readonly unknown: readonly string[]
}

/**
 * A body in the specification's types. Other types are refused with 400 and values that no record can have with 422, as
 * Zendesk does; unknown properties are noted and left out. Null where nothing may be null is an empty text, and counts
 * as not sent in the place of anything else; in lists it is left out, as Rails does.
 */
export function coerced(shape: BodyShape, value: unknown, facts: OperationFacts): Coerced {
  const place: Place = { facts, unknown: [], validation: new Validation(), name: '', depth: 0 }
  const read = coerce(shape, value, place)
  place.validation.check()
  return { value: read, unknown: place.unknown }
}

interface Place {
  readonly facts: OperationFacts
  readonly unknown: string[]
  readonly validation: Validation
  /** Where in the body, as `user.name`. */
  readonly name: string
  /** Objects around it: the body's own properties have one, those of a record two. */
  readonly depth: number
}

function coerce(shape: BodyShape, value: unknown, place: Place): unknown {
  if (value === null) return nothing(shape)
  switch (shape.type) {
    case 'any':
      return coerceAny(shape, value, place)
    case 'array':
      return coerceList(shape, value, place)
    case 'object':
      return coerceObject(shape, value, place)
    default:
      return coerceScalar(shape, value, place)
  }
}

/** What null stands for; undefined where it stands for nothing. */
function nothing(shape: BodyShape): unknown {
  if (shape.type === 'any' ? (shape.types?.includes('null') ?? true) : shape.nullable) return null
  return shape.type === 'string' && !shape.enum ? '' : undefined
}

function coerceScalar(shape: ScalarShape, value: unknown, place: Place): unknown {
  const { type } = shape
  if (typeof value === 'object') throw notOfType(place.facts, place.name, type)
  if (value === '' && (type === 'integer' || type === 'number' || shape.enum)) return nothing(shape)
  const read = readScalar(type, value)
  if (read === undefined) throw notOfType(place.facts, place.name, type)
  checkScalar(shape, read, place)
  return read
}

/** Undefined where the value cannot be read as the type. */
function readScalar(type: ScalarShape['type'], value: unknown): unknown {
  if (type === 'string') return String(value)
  if (type === 'boolean') return booleans.get(String(value).toLowerCase())
  const number = typeof value === 'boolean' ? Number.NaN : Number(value)
  if (type === 'number') return Number.isFinite(number) ? number : undefined
  // Beyond 2^53 neighbours cannot be told apart, and no id is.
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? Math.trunc(number) : undefined
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
  ['', false],
])

function checkScalar({ enum: values, maxLength }: ScalarShape, value: unknown, place: Place): void {
  if (typeof value === 'string') place.validation.notLonger(propertyOf(place), value, maxLength ?? longestText)
  if (values) place.validation.oneOf(propertyOf(place), value, values)
}

/** One text is no list, not even of tags: `"tags": "vip urgent"` is refused (reported). */
function coerceList({ items: shape, maxItems = longestList }: ListShape, value: unknown, place: Place): unknown {
  if (!Array.isArray(value)) throw notOfType(place.facts, place.name, 'array')
  if (value.length > maxItems) throw tooManyValues(maxItems, place.name)
  return value.flatMap((item) => {
    // Rails takes null out of lists (guides: Security > Unsafe Query Generation), but a record must be one.
    if (item === null && shape.type === 'object') throw notOfType(place.facts, place.name, 'object')
    const read = item === null ? undefined : coerce(shape, item, place)
    return read === undefined ? [] : [read]
  })
}

function coerceObject(shape: ObjectShape, value: unknown, outer: Place): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notOfType(outer.facts, outer.name, 'object')
  const read = Object.entries(value).flatMap(([key, own]): readonly (readonly [string, unknown])[] => {
    const name = outer.name === '' ? key : `${outer.name}.${key}`
    const expected = Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.others
    if (expected === undefined) {
      outer.unknown.push(name)
      return []
    }
    const one = coerce(expected, own, { ...outer, name, depth: outer.depth + 1 })
    return one === undefined ? [] : [[key, one]]
  })
  // Unlike an assignment, this makes a property of `__proto__`.
  const object: Readonly<Record<string, unknown>> = Object.fromEntries(read)
  if (outer.depth >= partsOfRecords) requireAll(shape, object, outer)
  return object
}

/** The body's own properties are required ahead of all else, and those of records by what makes the records. */
const partsOfRecords = 2

function requireAll({ required = [] }: ObjectShape, object: Readonly<Record<string, unknown>>, place: Place): void {
  for (const name of required) place.validation.present(name, object[name], labelOf(name))
}

/** Alternatives are for the handler to tell apart, as long as the value is one of them, or can be read as a text. */
function coerceAny({ types }: AnyShape, value: unknown, place: Place): unknown {
  if (!types || typesOf(value).some((type) => types.includes(type))) return checkAny(value, place)
  if (typeof value !== 'object' && types.includes('string')) return checkAny(String(value), place)
  throw notOfType(place.facts, place.name, ...types)
}

/** The JSON types that a value is of. */
function typesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return ['array']
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value]
}

/** Only the handler knows what the value is; however deep it stands, no text in it is longer than a text may be. */
function checkAny(value: unknown, place: Place): unknown {
  if (typeof value === 'string') place.validation.notLonger(propertyOf(place), value, longestText)
  if (typeof value === 'number' && !Number.isFinite(value)) throw notOfType(place.facts, place.name, 'number')
  if (Array.isArray(value) && value.length > longestList) throw tooManyValues(longestList, place.name)
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) checkAny(part, place)
  return value
}

const propertyOf = ({ name }: Place) => name.slice(name.lastIndexOf('.') + 1)
