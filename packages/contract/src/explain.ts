import type { Schema } from '@fakedesk/spec/openapi'
import type { ErrorObject } from 'ajv'
import { escapePointer } from './shape.ts'
import type { Validate } from './validators.ts'

/** What is wrong with a value: where (a JSON pointer), by which keyword, and in words that follow a name. */
export interface Fault {
  readonly pointer: string
  readonly rule: string
  readonly problem: string
}

/** What breaks a schema, in words. Of `anyOf` and `oneOf` only the alternative that comes nearest is explained. */
export function faultsOf(validate: Validate, schema: Schema, value: unknown): readonly Fault[] {
  return nearest(validate, validate(schema, value)).map((error) => ({
    pointer: pointerOf(error),
    rule: error.keyword,
    problem: problemOf(error),
  }))
}

/** AJV lists the errors of every alternative; this leaves those of the nearest one. */
function nearest(validate: Validate, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = errors.filter(isUnion)
  if (unions.length === 0) return errors.filter(({ keyword }) => keyword !== 'if' || errors.length === 1)
  const outermost = unions.filter((union) => !unions.some((other) => other !== union && isInside(union, other, errors)))
  const alternatives = outermost.map((union) => alternativesOf(validate, union))
  const explained = new Set(alternatives.flat(2).map(identity))
  const others = errors.filter((error) => !isUnion(error) && !explained.has(identity(error)))
  return [...others, ...outermost.flatMap((union, at) => best(validate, union, alternatives[at] ?? []))]
}

/** An error of an alternative comes before that of its union, whose place it is in or below. */
function isInside(error: ErrorObject, union: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const isBelow = `${error.instancePath}/`.startsWith(`${union.instancePath}/`)
  return isBelow && errors.indexOf(error) < errors.indexOf(union)
}

function alternativesOf(validate: Validate, union: ErrorObject): readonly (readonly ErrorObject[])[] {
  const schemas = union.schema as readonly Schema[] // verbose errors carry the keyword's value, here the alternatives
  return schemas.map((schema) =>
    validate(schema, union.data).map((error) => ({ ...error, instancePath: union.instancePath + error.instancePath })),
  )
}

/** The errors of the nearest alternative of those that want this type of value, or else that of the union. */
function best(
  validate: Validate,
  union: ErrorObject,
  alternatives: readonly (readonly ErrorObject[])[],
): readonly ErrorObject[] {
  const wrongTypes = alternatives.map((errors) => errors.find((error) => isOfWholeType(error, union)))
  if (wrongTypes.every((error) => error !== undefined)) return [ofAnyType(union, wrongTypes)]
  const candidates = alternatives
    .filter((errors, at) => errors.length > 0 && wrongTypes[at] === undefined)
    .map((errors) => nearest(validate, errors))
    .sort((a, b) => distance(a, union) - distance(b, union))
  const fits = alternatives.some((errors) => errors.length === 0)
  return fits ? [union] : (candidates[0] ?? [union])
}

/** A heuristic: a wrong literal tells another kind of record, a missing property tells it less, errors inside least. */
function distance(errors: readonly ErrorObject[], union: ErrorObject): number {
  const weights = errors.map(({ keyword, instancePath }) => {
    const depth = instancePath.split('/').length - union.instancePath.split('/').length
    if (depth === 1 && (keyword === 'const' || keyword === 'enum')) return 10
    return depth === 0 ? 2 : 1
  })
  return weights.reduce((sum, weight) => sum + weight, 0)
}

function isOfWholeType(error: ErrorObject, union: ErrorObject): boolean {
  return error.keyword === 'type' && error.instancePath === union.instancePath
}

function ofAnyType(union: ErrorObject, wrongTypes: readonly ErrorObject[]): ErrorObject {
  return { ...union, keyword: 'type', params: { type: [...new Set(wrongTypes.flatMap(({ params }) => params.type))] } }
}

function isUnion({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf'
}

function identity({ instancePath, keyword, params }: ErrorObject): string {
  return `${instancePath} ${keyword} ${JSON.stringify(params)}`
}

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  const inner = keyword === 'additionalProperties' ? params.additionalProperty : params.unevaluatedProperty
  return typeof inner === 'string' ? `${instancePath}/${escapePointer(inner)}` : instancePath
}

const problems: Readonly<Record<string, (params: ErrorObject['params']) => string>> = {
  type: ({ type }) => `must be ${listed([type].flat().map(String), 'or')}`,
  required: ({ missingProperty }) => `must have the property ${missingProperty}`,
  enum: ({ allowedValues }) => `must be one of ${[allowedValues].flat().map(inJson).join(', ')}`,
  const: ({ allowedValue }) => `must be ${inJson(allowedValue)}`,
  format: ({ format }) => `must be a ${format}`,
  additionalProperties: () => 'is a property that is not allowed',
  unevaluatedProperties: () => 'is a property that is not allowed',
  not: () => 'must not be there',
  anyOf: () => 'must match one of its alternatives',
  oneOf: ({ passingSchemas }) =>
    `must match exactly one of its alternatives${Array.isArray(passingSchemas) ? ', matches several' : ''}`,
}

function problemOf({ keyword, params, message = `breaks the rule ${keyword}` }: ErrorObject): string {
  return problems[keyword]?.(params) ?? message
}

function inJson(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

function listed(words: readonly string[], joint: string): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`
}
