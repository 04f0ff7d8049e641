import type { OperationFacts, ParameterType } from './facts-types.ts'
import { type Parameter, propertiesOf, type ResponseObject, resolve, resolveSchema, type Schema } from './openapi.ts'
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
        ...contentTypeOf(document, operation),
        ...(operation['x-conditional-roles'] && { conditionalRoles: operation['x-conditional-roles'] }),
        ...(operation['x-pagination'] && { pagination: operation['x-pagination'] }),
        ...(operation['x-sparse-links'] && { sparseLinks: true }),
        ...(operation['x-own-service'] && { ownService: true }),
        ...(operation['x-page-size'] && { pageSize: operation['x-page-size'] }),
        ...(operation['x-side-loads'] && { sideLoads: operation['x-side-loads'] }),
        ...(operation['x-rate-limit'] && { rateLimit: operation['x-rate-limit'] }),
        ...(operation['x-fleeting'] && { fleeting: true }),
        ...(operation['x-max-age'] && { maxAge: operation['x-max-age'] }),
        pathParameters: typesOf(document, parameters, 'path'),
        queryParameters: typesOf(document, parameters, 'query'),
        ...requiredQueryOf(parameters),
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
    return { status, answer: 'list', key, ...('next_page' in properties && { counted: true }) }
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

/** A success that is described as JSON and as plain text is JSON by the name of text, for browsers of old. */
function contentTypeOf(
  document: SupportDocument,
  { responses }: SupportOperation,
): Pick<OperationFacts, 'contentType'> {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? []
  const isText = success && 'text/plain' in (resolve<ResponseObject>(document, success).content ?? {})
  return isText ? { contentType: 'text/plain; charset=utf-8' } : {}
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

function requiredQueryOf(parameters: readonly Parameter[]): Pick<OperationFacts, 'requiredQuery'> {
  const required = parameters.filter((one) => one.in === 'query' && one.required && !one['x-own-refusal'])
  return required.length > 0 ? { requiredQuery: required.map(({ name }) => name) } : {}
}
