import type { OperationFacts, ParameterType } from '@fakedesk/spec'
import { invalidAttribute } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { railsName } from './rails-name.ts'

/** The path parameters in the specification's types. Throws `invalidAttribute`. */
export function readPath(facts: OperationFacts, texts: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts.pathParameters).map(([name, type]) => {
      const value = coerce(decode(texts[name] ?? ''), type)
      if (value === undefined) throw notOfType(facts, idNameOf(facts, name), type)
      return [name, value]
    }),
  )
}

/** The query parameters that the specification names, in its types. Throws `invalidAttribute`. */
export function readQuery(facts: OperationFacts, query: URLSearchParams): Record<string, unknown> {
  const missing = facts.requiredQuery?.find((name) => !query.has(name))
  if (missing !== undefined) throw notPresent(facts, missing)
  const values: Record<string, unknown> = {}
  for (const [name, type] of Object.entries(facts.queryParameters)) {
    if (type === 'array') {
      const texts = [...query.getAll(name), ...query.getAll(`${name}[]`)]
      if (texts.length > 0) values[name] = texts
      continue
    }
    const text = query.get(name)
    if (text === null || (text === '' && type !== 'string') || isReadByPipeline(name)) continue
    const value = coerce(text, type)
    if (value === undefined) throw notOfType(facts, name, type)
    values[name] = value
  }
  return values
}

/** The request headers that the operation's answer hangs on, by their names in lower case. */
export function readHeaders({ headers = [] }: OperationFacts, exchange: Exchange): Record<string, string> {
  const entries = headers.map((name) => [name, exchange.header(name)] as const)
  return Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
}

/** Paging has rules and messages of its own. */
const isReadByPipeline = (name: string) => name === 'per_page' || name === 'page' || name.startsWith('page[')

/** Whole numbers beyond 2^53 are let through: no record has such an id, and Zendesk answers them with 404. */
function coerce(text: string, type: ParameterType): unknown {
  switch (type) {
    case 'integer':
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
    case 'boolean':
      return booleans.get(text.toLowerCase())
    default:
      return text
  }
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

const rules: ReadonlyMap<string, string> = new Map([
  ['integer', 'an integer'],
  ['number', 'a number'],
  ['boolean', 'a boolean'],
  ['string', 'a string'],
  ['array', 'an array'],
  ['object', 'a hash'],
])

/** A parameter that must be there and is not. */
export function notPresent(facts: OperationFacts, name: string) {
  const { controller, action } = railsName(facts)
  return invalidAttribute(name, name, 'present', `${controller}/${action}`)
}

/** A page's number or size. Throws `invalidAttribute` where it is none. */
export function pageNumber(facts: OperationFacts, query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw notOfType(facts, name, 'integer')
  return number
}

/** A value of none of the types. */
export function notOfType(facts: OperationFacts, name: string, ...types: readonly string[]) {
  const { controller, action } = railsName(facts)
  const rule = types.flatMap((type) => rules.get(type) ?? []).join(' or ')
  return invalidAttribute(name, name, rule, `${controller}/${action}`)
}

/** A value that is out of bounds. */
export function notWithin(facts: OperationFacts, name: string, bounds: string) {
  const { controller, action } = railsName(facts)
  return invalidAttribute(name, name, bounds, `${controller}/${action}`)
}

/** Rails calls the id of the controller's own record `id`, whatever the specification's template says. */
function idNameOf({ path }: OperationFacts, name: string): string {
  return path.endsWith(`/{${name}}`) && name.endsWith('_id') ? 'id' : name
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
