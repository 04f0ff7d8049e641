import type { BodyFacts, BodyShape, OperationFacts, ParameterType } from './facts-types.ts'
import {
  type Content,
  type Parameter,
  type RequestBodyObject,
  type ResponseObject,
  resolve,
  resolveSchema,
  type Schema,
} from './openapi.ts'
import { methods, type SupportDocument, type SupportOperation } from './support-document.ts'

/** What the pipeline must know of every operation, worked out once from the document. */
export function factsOf(document: SupportDocument, families: ReadonlyMap<string, string>): readonly OperationFacts[] {
  const facts: OperationFacts[] = []
  for (const [path, item] of Object.entries(document.paths)) {
    const family = families.get(path)
    if (!family) throw new Error(`${path} belongs to no family`)
    for (const method of methods) {
      const operation = item[method]
      if (!operation) continue
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
        resolve<Parameter>(document, parameter),
      )
      facts.push({
        id: operation.operationId,
        family,
        method: method.toUpperCase(),
        path,
        roles: operation['x-roles'],
        ...answerFacts(document, operation),
        ...((operation['x-locates'] || (method === 'post' && locates(document, operation))) && { locates: true }),
        ...(operation['x-conditional-roles'] && { conditionalRoles: operation['x-conditional-roles'] }),
        ...(operation['x-pagination'] && { pagination: operation['x-pagination'] }),
        ...(operation['x-page-size'] && { pageSize: operation['x-page-size'] }),
        ...(operation['x-side-loads'] && { sideLoads: operation['x-side-loads'] }),
        ...(operation['x-rate-limit'] && { rateLimit: operation['x-rate-limit'] }),
        ...(operation['x-max-age'] && { maxAge: operation['x-max-age'] }),
        pathParameters: typesOf(document, parameters, 'path'),
        queryParameters: typesOf(document, parameters, 'query'),
        ...headersOf(parameters),
      })
    }
  }
  return facts
}

/** How the answer looks: its status, its kind, and the key that holds the record or records. */
function answerFacts(
  document: SupportDocument,
  operation: SupportOperation,
): Pick<OperationFacts, 'status' | 'answer' | 'key' | 'counted'> {
  const [code, reference] = Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? []
  if (!code || !reference) throw new Error(`${operation.operationId} has no success response`)
  const status = Number(code)
  const schema = contentOf(resolve<ResponseObject>(document, reference))
  if (!schema) return { status, answer: 'none' }
  const properties = propertiesOf(document, schema)
  const beside = new Set([...pageKeys, ...(operation['x-side-loads'] ?? [])])
  const keys = mainKeys(
    document,
    Object.keys(properties).filter((key) => !beside.has(key)),
  )
  const key = operation['x-record'] ?? keys[0]
  if (!key) return { status, answer: 'body' }
  const value = resolveSchema(document, properties[key])
  if (operation['x-pagination'] && (value.type === 'array' || isPathParameter(key))) {
    return { status, answer: 'list', key, ...('count' in properties && { counted: true }) }
  }
  if (keys.length > 1)
    return { status, answer: keys.some((name) => isRecord(document, properties[name])) ? 'parts' : 'body' }
  if (key === 'job_status') return { status, answer: 'job', key }
  return isRecord(document, properties[key]) ? { status, answer: 'one', key } : { status, answer: 'body' }
}

/**
 * Whether a success declares `Location`. Reads share responses with creates, so it counts for POST alone; others that
 * send it say so by `x-locates`.
 */
function locates(document: SupportDocument, { responses }: SupportOperation): boolean {
  return Object.entries(responses).some(
    ([status, response]) =>
      status.startsWith('2') && 'Location' in (resolve<ResponseObject>(document, response).headers ?? {}),
  )
}

/** `{incremental_resource}`: the records' key is what the path says. */
const isPathParameter = (key: string) => key.startsWith('{')

/** Siblings share a response, so one may hold side-loads that this operation does not offer. */
function mainKeys(document: SupportDocument, keys: readonly string[]): readonly string[] {
  const main = keys.filter((key) => !sideLoadsOf(document).has(key))
  return main.length > 0 ? main : keys
}

const sideLoads = new WeakMap<SupportDocument, ReadonlySet<string>>()

/** Every name that any operation side-loads. */
function sideLoadsOf(document: SupportDocument): ReadonlySet<string> {
  const known = sideLoads.get(document)
  if (known) return known
  const operations = Object.values(document.paths).flatMap((item) => methods.flatMap((method) => item[method] ?? []))
  const names = new Set(operations.flatMap((operation) => operation['x-side-loads'] ?? []))
  sideLoads.set(document, names)
  return names
}

/** Keys of a page that are not its records. */
const pageKeys = [
  ...['next_page', 'previous_page', 'count', 'meta', 'links', 'facets'],
  ...['end_of_stream', 'end_time', 'after_url', 'after_cursor', 'before_url', 'before_cursor'],
]

function isRecord(document: SupportDocument, schema: Schema | undefined): boolean {
  if (!schema) return false
  const properties = propertiesOf(document, schema)
  return 'id' in properties || 'url' in properties
}

function contentOf(body: ResponseObject): Schema | undefined {
  return body.content?.['application/json']?.schema
}

/** All properties that the schema and what it is composed of name. */
function propertiesOf(document: SupportDocument, schema: Schema): Readonly<Record<string, Schema>> {
  const own = resolveSchema(document, schema)
  const parts = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])]
  return Object.assign({}, ...parts.map((part) => propertiesOf(document, part)), own.properties)
}

function typesOf(
  document: SupportDocument,
  parameters: readonly Parameter[],
  place: Parameter['in'],
): Readonly<Record<string, ParameterType>> {
  const here = parameters.filter((parameter) => parameter.in === place)
  return Object.fromEntries(here.map(({ name, schema }) => [name, typeOf(document, schema)]))
}

function typeOf(document: SupportDocument, schema: Schema | undefined): ParameterType {
  const { type } = resolveSchema(document, schema)
  const named = [type].flat().find((name) => name !== 'null')
  return named === 'integer' || named === 'number' || named === 'boolean' || named === 'array' || named === 'object'
    ? named
    : 'string'
}

function headersOf(parameters: readonly Parameter[]): Pick<OperationFacts, 'headers'> {
  const headers = parameters.flatMap((parameter) => (parameter.in === 'header' ? [parameter.name.toLowerCase()] : []))
  return headers.length > 0 ? { headers } : {}
}

/** The request bodies, by operation. */
export function bodiesOf(document: SupportDocument): Readonly<Record<string, BodyFacts>> {
  const bodies: Record<string, BodyFacts> = {}
  for (const item of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = item[method]
      const { content } = operation?.requestBody ? resolve<RequestBodyObject>(document, operation.requestBody) : {}
      if (operation && content) bodies[operation.operationId] = bodyOf(document, content)
    }
  }
  return bodies
}

const jsonType = 'application/json'
const formType = 'multipart/form-data'

/** A form's text fields are read into the shape that a JSON body has, where the operation takes JSON too. */
function bodyOf(document: SupportDocument, content: Content): BodyFacts {
  const types = Object.keys(content)
  const form = resolveSchema(document, content[formType]?.schema)
  const schema = resolveSchema(document, content[jsonType]?.schema ?? form)
  const files = Object.entries(propertiesOf(document, form)).flatMap(([name, property]) =>
    resolveSchema(document, property).format === 'binary' ? [name] : [],
  )
  return {
    required: schema.required ?? [],
    shape: shapeOf(document, schema, []),
    ...(types.some((type) => type !== jsonType) && { types }),
    ...(files.length > 0 && { files }),
  }
}

/** The shape that a value is coerced into. `any` stands for alternatives that only the handler can tell apart. */
function shapeOf(document: SupportDocument, schema: Schema, seen: readonly Schema[]): BodyShape {
  const own = resolveSchema(document, schema)
  if (seen.includes(own)) return 'any'
  const within = [...seen, own]
  const alternatives = [...(own.anyOf ?? []), ...(own.oneOf ?? [])].filter(
    (part) => typeof part === 'object' && part.type !== 'null',
  )
  if (alternatives.length === 1 && alternatives[0]) return shapeOf(document, alternatives[0], within)
  if (alternatives.length > 1 && !own.properties) return objectOrAny(document, alternatives, within)
  const types = [own.type].flat().filter((type) => type !== undefined && type !== 'null')
  if (types.length > 1) return 'any'
  if (types[0] === 'array') return own.items ? [shapeOf(document, own.items, within)] : 'any'
  const properties = Object.fromEntries(
    Object.entries(propertiesOf(document, own)).filter(
      ([, property]) => typeof property === 'object' && !property.readOnly,
    ),
  )
  if (Object.keys(properties).length > 0) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, shapeOf(document, value, within)]),
    )
  }
  switch (types[0]) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return types[0]
    default:
      return 'any'
  }
}

/** Alternatives that are all objects take the properties of each: `{ user }` or `{ users }`. */
function objectOrAny(document: SupportDocument, alternatives: readonly Schema[], seen: readonly Schema[]): BodyShape {
  const shapes = alternatives.map((part) => shapeOf(document, part, seen))
  return shapes.every((shape) => typeof shape === 'object' && !Array.isArray(shape))
    ? Object.assign({}, ...shapes)
    : 'any'
}
