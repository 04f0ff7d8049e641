import type { BodyShape, ListShape, ObjectShape, ScalarShape } from '@fakedesk/spec'
import { isObject } from '../is-object.ts'
import { nearest } from '../nearest.ts'
import { readTime } from '../read-time.ts'
import type { SeedProblem } from './seed-error.ts'
import type { Shape } from './shape.ts'

/** Where in a seed the check is, and what it has found. */
export interface Findings {
  readonly path: (string | number)[]
  readonly problems: SeedProblem[]
}

/** Finds all that keeps the value from being of the shape. Unlike a request's, a seed's types are not coerced. */
export function checkShape(shape: Shape, value: unknown, found: Findings): void {
  if (value === null && isNullable(shape)) return
  if (shape.type === 'array') checkList(shape, value, found)
  else if (shape.type === 'object') checkObject(shape, value, found)
  else {
    const problem = shape.type === 'any' ? notOneOf(shape.types, value) : problemWithScalar(shape, value)
    if (problem !== undefined) tell(found, problem)
  }
}

function checkList({ items, maxItems }: ListShape, value: unknown, found: Findings): void {
  if (!Array.isArray(value)) {
    tell(found, `must be ${nameOf('array')}`)
    return
  }
  if (maxItems !== undefined && value.length > maxItems) tell(found, `may have ${maxItems} entries at most`)
  for (const [place, item] of value.entries()) within(found, place, () => checkShape(items, item, found))
}

function checkObject({ properties, required = [], others }: ObjectShape, value: unknown, found: Findings): void {
  if (!isObject(value)) {
    tell(found, `must be ${nameOf('object')}`)
    return
  }
  for (const name of required) if (value[name] === undefined) tell(found, `needs the property ${name}`)
  for (const name of Object.keys(value)) {
    // What code says as undefined is not said.
    if (value[name] === undefined) continue
    const shape = Object.hasOwn(properties, name) ? properties[name] : others
    within(found, name, () => {
      if (shape) checkShape(shape, value[name], found)
      else tell(found, unknownProperty(name, Object.keys(properties)))
    })
  }
}

function unknownProperty(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return `there is no such property${near ? `; did you mean ${near}?` : ''}`
}

function problemWithScalar(shape: ScalarShape & { readonly format?: string }, value: unknown): string | undefined {
  const { type, enum: choices, maxLength, format } = shape
  if (!isOf(type, value)) return `must be ${nameOf(type)}`
  if (choices && !choices.includes(value)) return `must be ${listed(choices.map(String))}`
  if (typeof value !== 'string') return undefined
  if (maxLength !== undefined && value.length > maxLength) return `is longer than ${maxLength} characters`
  return format === 'date-time' && !isTime(value) ? 'must be a time with its zone, as 2026-03-14T09:00:00Z' : undefined
}

function notOneOf(types: readonly string[] | undefined, value: unknown): string | undefined {
  return !types || types.some((type) => isOf(type, value)) ? undefined : `must be ${listed(types.map(nameOf))}`
}

const isNullable = (shape: BodyShape) =>
  shape.type === 'any' ? (shape.types?.includes('null') ?? true) : shape.nullable === true

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isSafeInteger(value)
  if (type === 'number') return Number.isFinite(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  return type === 'null' ? value === null : typeof value === type
}

const isTime = (value: string) => (readTime(value) ?? -1) >= 0

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a record',
}

const nameOf = (type: string) => names[type] ?? type

/** `a, b or c`. */
export function listed(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
}

function within({ path }: Findings, step: string | number, work: () => void): void {
  path.push(step)
  work()
  path.pop()
}

export function tell({ path, problems }: Findings, message: string): void {
  problems.push({ path: [...path], message })
}
