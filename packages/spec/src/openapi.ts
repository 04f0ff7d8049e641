/** The parts of OpenAPI 3.1 that Fakedesk's packages read. What a document has beyond them they leave alone. */

export interface Reference {
  readonly $ref: string
}

/** A JSON Schema of draft 2020-12, as far as it is read here; a validator reads the rest. */
export type Schema = boolean | SchemaObject

export interface SchemaObject {
  readonly $ref?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly maxLength?: number
  readonly maxItems?: number
  readonly const?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly unevaluatedProperties?: Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly if?: Schema
  readonly then?: Schema
  readonly else?: Schema
  readonly dependentSchemas?: Readonly<Record<string, Schema>>
  readonly readOnly?: boolean
  readonly writeOnly?: boolean
  /** Extension of Fakedesk's document: values beyond the list are refused in a form of the family's own. */
  readonly 'x-own-refusal'?: boolean
  readonly default?: unknown
  readonly example?: unknown
  readonly examples?: readonly unknown[]
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
  /** Extension of Fakedesk's document: its absence is refused in a form of the family's own. */
  readonly 'x-own-refusal'?: boolean
  readonly schema?: Schema
  readonly style?: string
  readonly explode?: boolean
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value?: unknown } | Reference>>
}

export interface MediaType {
  readonly schema?: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value?: unknown } | Reference>>
}

export type Content = Readonly<Record<string, MediaType>>

export interface RequestBodyObject {
  readonly required?: boolean
  readonly content?: Content
}

export interface HeaderObject {
  readonly required?: boolean
  readonly schema?: Schema
}

export interface ResponseObject {
  readonly description?: string
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>
  readonly content?: Content
}

/** Ways to sign a request, one of which is enough; each names schemes with their scopes. */
export type Security = readonly Readonly<Record<string, readonly string[]>>[]

export interface OperationObject {
  readonly operationId?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: RequestBodyObject | Reference
  readonly responses?: Readonly<Record<string, ResponseObject | Reference>>
  readonly security?: Security
  /** Extension of Fakedesk's document: who may call. */
  readonly 'x-roles'?: readonly string[]
  /** Extension of Fakedesk's document: how a list is paged; none of these ways for one that is answered whole. */
  readonly 'x-pagination'?: readonly string[]
  /** Extension of Fakedesk's document: what a GET changes, in words. */
  readonly 'x-side-effect'?: string
}

export type PathItem = { readonly parameters?: readonly (Parameter | Reference)[] } & {
  readonly [method in Method]?: OperationObject
}

export type Method = (typeof methods)[number]

export const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const

/**
 * An OpenAPI 3.1 document whose references all point into itself, as bundlers write it. Typed loosely, so that a JSON
 * import and the types of other packages fit.
 */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info?: unknown
  readonly jsonSchemaDialect?: unknown
  readonly servers?: unknown
  readonly security?: unknown
  readonly tags?: unknown
  readonly paths?: unknown
  readonly webhooks?: unknown
  readonly components?: unknown
  readonly externalDocs?: unknown
}

/** The same as it is read. */
export interface Document {
  readonly openapi: string
  readonly servers?: readonly {
    readonly url: string
    readonly variables?: Readonly<Record<string, { readonly default: string }>>
  }[]
  readonly security?: Security
  readonly paths?: Readonly<Record<string, PathItem>>
  readonly components?: Readonly<Record<string, unknown>>
}

/**
 * What a reference within the document stands for; anything else is given back as it is. Throws where a reference leads
 * nowhere, out of the document or round in a circle.
 */
export function resolve<T extends object>(document: Document, value: T | Reference): T {
  let found: unknown = value
  for (let hops = 0; isReference(found); hops++) {
    if (hops > 50) throw new Error(`The reference ${found.$ref} goes round in a circle.`)
    found = at(document, found.$ref)
  }
  // OpenAPI lets a reference stand only for a thing of the kind expected in its place.
  return found as T
}

/** The same for a schema. `true`, `false` and none say nothing of a value's parts, as the empty schema does. */
export function resolveSchema(document: Document, schema: Schema | undefined): SchemaObject {
  const found: Schema | undefined = typeof schema === 'object' ? resolve<SchemaObject>(document, schema) : schema
  return typeof found === 'object' ? found : {}
}

function at(document: Document, reference: string): unknown {
  if (!reference.startsWith('#/')) {
    throw new Error(`The reference ${reference} leads out of the OpenAPI document: bundle it into one file first.`)
  }
  const found = reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, part) => (isObject(node) ? node[part] : undefined), document)
  if (found === undefined) throw new Error(`The reference ${reference} leads nowhere in the OpenAPI document.`)
  return found
}

function isReference(value: unknown): value is Reference {
  return isObject(value) && typeof value.$ref === 'string'
}

/** Whether a JSON value is an object, not null and not an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** All properties that the schema and what it is composed of name. */
export function propertiesOf(document: Document, schema: Schema): Readonly<Record<string, Schema>> {
  const own = resolveSchema(document, schema)
  const parts = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])]
  return Object.assign({}, ...parts.map((part) => propertiesOf(document, part)), own.properties)
}
