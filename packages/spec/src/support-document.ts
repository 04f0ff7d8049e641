import type { Document, OperationObject, Parameter, PathItem, Reference, ResponseObject } from './openapi.ts'

/** What the Support API's own document has beyond OpenAPI: our extensions, and what its lint sees to. */

export type Role = 'admin' | 'agent' | 'end-user' | 'anonymous'
export type PaginationKind = 'cursor' | 'older-cursor' | 'offset' | 'none' | 'incremental-time' | 'incremental-cursor'

export const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

export type Method = (typeof methods)[number]

export interface RateLimit {
  readonly name?: string
  readonly limit: number
  /** Seconds. */
  readonly window: number
}

export interface SupportOperation extends OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly [string, ...string[]]
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>
  readonly 'x-roles': readonly Role[]
  readonly 'x-conditional-roles'?: readonly Role[]
  readonly 'x-pagination'?: readonly PaginationKind[]
  readonly 'x-page-size'?: { readonly default?: number; readonly max?: number }
  readonly 'x-side-loads'?: readonly string[]
  readonly 'x-rate-limit'?: RateLimit
  readonly 'x-record'?: string
  readonly 'x-max-age'?: number
  /** Answers are never kept: they tell what was looked at, or the time of asking. */
  readonly 'x-fleeting'?: boolean
  readonly 'x-locates'?: boolean
  /** Cursors and links stand in a page only where they lead somewhere, and the next page in `Link`. */
  readonly 'x-sparse-links'?: boolean
  /** Not the Support app answers, but a service of its own. */
  readonly 'x-own-service'?: boolean
}

export type SupportPathItem = { readonly parameters?: readonly (Parameter | Reference)[] } & {
  readonly [method in Method]?: SupportOperation
}

export interface SupportDocument extends Document {
  readonly paths: Readonly<Record<string, SupportPathItem & PathItem>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
