import type { Parameter, Schema } from '@fakedesk/spec/openapi'
import type { CompiledContract } from './contract.ts'
import { type Fault, faultsOf } from './explain.ts'
import { escapePointer, type Shape } from './shape.ts'
import type { Validate } from './validators.ts'
import type { Finding, Place } from './violation.ts'

/** What is wrong with the values of the path parameters. */
export function checkPath(
  contract: CompiledContract,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
): readonly Finding[] {
  return parameters
    .filter((parameter) => parameter.in === 'path')
    .flatMap(({ name, schema = true }) => {
      const text = values[name]
      return text === undefined ? [] : checkText(contract, schema, text).map(findingIn('request.path', name))
    })
}

/** What is wrong with a query, and, apart from it, what of it no parameter documents. */
export function checkQuery(
  contract: CompiledContract,
  parameters: readonly Parameter[],
  query: URLSearchParams,
): { readonly breaches: readonly Finding[]; readonly undocumented: readonly Finding[] } {
  const declared = parameters.filter((parameter) => parameter.in === 'query')
  const names = [...new Set(query.keys())]
  const given = Map.groupBy(names, (name) => declared.find((parameter) => isSpelt(contract, parameter, name)))
  const breaches = declared.flatMap((parameter) => {
    const spellings = given.get(parameter)
    if (!spellings) return parameter.required === true ? [missing('request.query', parameter.name)] : []
    return spellings.flatMap((name) =>
      checkQueryValues(contract, parameter, name, query.getAll(name)).map(findingIn('request.query', name)),
    )
  })
  return { breaches, undocumented: (given.get(undefined) ?? []).map(undocumentedParameter) }
}

/** What is wrong with the headers of a request; their names are matched whatever the case. */
export function checkRequestHeaders(
  contract: CompiledContract,
  parameters: readonly Parameter[],
  headers: Headers,
): readonly Finding[] {
  return parameters
    .filter((parameter) => parameter.in === 'header' && !describedElsewhere.has(parameter.name.toLowerCase()))
    .flatMap(({ name, required = false, schema = true }) => {
      const text = headers.get(name)
      if (text === null) return required ? [missing('request.headers', name)] : []
      return checkText(contract, schema, text).map(findingIn('request.headers', name))
    })
}

/** OpenAPI says that parameters of these names are to be ignored. */
const describedElsewhere: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

/** What is wrong with the text of a header of a response. */
export function checkHeaderText(contract: CompiledContract, schema: Schema, text: string): readonly Fault[] {
  return textFaults(contract.validateResponse, schema, contract.shapes(schema), text)
}

/** `filter[status]` is spelt for an object `filter`, `role[]` for an array `role`, and each name for itself. */
function isSpelt({ shapes }: CompiledContract, { name, schema = true }: Parameter, spelling: string): boolean {
  if (spelling === name) return true
  if (!spelling.startsWith(`${name}[`) || !spelling.endsWith(']')) return false
  const shape = shapes(schema)
  const property = spelling.slice(name.length + 1, spelling.indexOf(']'))
  if (property === '') return shape.types.has('array')
  return shape.types.has('object') && (shape.isOpen || shape.property(property) !== undefined)
}

function checkQueryValues(
  contract: CompiledContract,
  { name, schema = true, explode = true }: Parameter,
  spelling: string,
  texts: readonly string[],
): readonly Fault[] {
  const shape = contract.shapes(schema)
  const isProperty = spelling !== name && !spelling.endsWith('[]')
  if (isProperty) return [] // each parameter of an object comes alone; only the whole could be checked
  const isList = shape.types.has('array') && (shape.types.size === 1 || texts.length > 1 || spelling !== name)
  if (!isList) return texts.flatMap((text) => checkText(contract, schema, text))
  const items = explode ? texts : texts.flatMap((text) => text.split(','))
  return faultsOf(
    contract.validateRequest,
    schema,
    items.map((text) => readingsOf(shape.items, text)[0]),
  )
}

function checkText({ shapes, validateRequest }: CompiledContract, schema: Schema, text: string): readonly Fault[] {
  return textFaults(validateRequest, schema, shapes(schema), text)
}

/** A value that came as text is read as every JSON type that its schema names, and is right if one reading holds. */
function textFaults(validate: Validate, schema: Schema, shape: Shape, text: string): readonly Fault[] {
  const readings = readingsOf(shape, text)
  if (readings.some((reading) => validate(schema, reading).length === 0)) return []
  return faultsOf(validate, schema, readings[0])
}

/** The readings of a text, narrowest type first; the text itself is the last. */
function readingsOf({ types }: Shape, text: string): readonly unknown[] {
  const readings: unknown[] = []
  if (/^-?\d+(\.\d+)?$/.test(text) && (types.has('integer') || types.has('number'))) readings.push(Number(text))
  if ((text === 'true' || text === 'false') && types.has('boolean')) readings.push(text === 'true')
  if (text === '' && types.has('null')) readings.push(null)
  return [...readings, text]
}

function missing(where: Place, name: string): Finding {
  return { where, pointer: `/${escapePointer(name)}`, rule: 'missing-parameter', problem: 'is required' }
}

function undocumentedParameter(name: string): Finding {
  return {
    where: 'request.query',
    pointer: `/${escapePointer(name)}`,
    rule: 'undocumented-parameter',
    problem: 'is not a documented parameter',
  }
}

function findingIn(where: Place, name: string): (fault: Fault) => Finding {
  return ({ pointer, rule, problem }) => ({ where, pointer: `/${escapePointer(name)}${pointer}`, rule, problem })
}
