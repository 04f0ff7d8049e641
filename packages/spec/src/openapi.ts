/** The parts of OpenAPI 3.1, and of our extensions to it, that the generators read. */

export type Role = 'admin' | 'agent' | 'end-user' | 'anonymous'
export type PaginationKind = 'cursor' | 'offset' | 'none' | 'incremental-time' | 'incremental-cursor'
export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch'

export const methods = ['get', 'put', 'post', 'delete', 'patch'] as const satisfies readonly Method[]

export interface Reference {
  readonly $ref: string
}

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  /** In a request: may be sent, has no effect. */
  readonly readOnly?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
  readonly schema?: Schema
}

export interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

export interface Response extends Body {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
}

export interface RateLimit {
  readonly name?: string
  readonly limit: number
  /** Seconds. */
  readonly window: number
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly [string, ...string[]]
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: Body | Reference
  readonly responses: Readonly<Record<string, Response | Reference>>
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly 'x-roles': readonly Role[]
  readonly 'x-conditional-roles'?: readonly Role[]
  readonly 'x-pagination'?: readonly PaginationKind[]
  readonly 'x-page-size'?: { readonly default?: number; readonly max?: number }
  readonly 'x-side-loads'?: readonly string[]
  readonly 'x-rate-limit'?: RateLimit
  readonly 'x-record'?: string
  readonly 'x-max-age'?: number
}

export type PathItem = { readonly parameters?: readonly (Parameter | Reference)[] } & {
  readonly [method in Method]?: Operation
}

export interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** What a reference of a bundled document stands for; anything else is given back as it is. */
export function resolve<T extends object>(document: Document, value: T | Reference): T {
  let found: unknown = value
  while (typeof found === 'object' && found !== null && '$ref' in found && typeof found.$ref === 'string') {
    found = found.$ref
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((node, part) => Object(node)[part], document)
  }
  // The bundler has checked that every reference leads to a thing of the kind that stands there.
  return found as T
}
