import type { PaginationKind, RateLimit, Role } from './support-document.ts'

export type { PaginationKind, RateLimit, Role }

/** The JSON type of a path or query parameter. */
export type ParameterType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'

/**
 * What a successful answer is made of: `list` (records of a page), `one` (a record under its key), `parts` (several
 * records), `body` (anything else), `job` (a job status), `none` (no content).
 */
export type AnswerKind = 'list' | 'one' | 'parts' | 'body' | 'job' | 'none'

/** A request body as far as it is read: what of JSON Schema the pipeline holds it to. */
export type BodyShape = AnyShape | ScalarShape | ListShape | ObjectShape

/** Alternatives that only the handler can tell apart. */
export interface AnyShape {
  readonly type: 'any'
  /** The JSON types that it can be of, where they are known: `integer`, `object`, `null`. */
  readonly types?: readonly string[]
}

export interface ScalarShape {
  readonly type: 'string' | 'integer' | 'number' | 'boolean'
  readonly nullable?: boolean
  /** The only values that there are. */
  readonly enum?: readonly unknown[]
  /** Of a text, in characters. */
  readonly maxLength?: number
}

export interface ListShape {
  readonly type: 'array'
  readonly nullable?: boolean
  readonly items: BodyShape
  readonly maxItems?: number
}

export interface ObjectShape {
  readonly type: 'object'
  readonly nullable?: boolean
  readonly properties: Readonly<Record<string, BodyShape>>
  readonly required?: readonly string[]
  /** What properties of other names hold, where the caller names them: values of the account's own fields. */
  readonly others?: BodyShape
}

/** What is known of a request body: its shape, and the keys at its top that must be there. */
export interface BodyFacts {
  readonly required: readonly string[]
  readonly shape: BodyShape
  /** The content types that are taken, where they are not JSON alone: `multipart/form-data`; any, written as a star. */
  readonly types?: readonly string[]
  /** The form fields that hold files. */
  readonly files?: readonly string[]
}

/** What the specification states of an operation, beyond its schemas. */
export interface OperationFacts {
  readonly id: string
  /** The family's name in every room: `sessions`, `ticket-fields`. */
  readonly family: string
  readonly method: string
  /** The address as a template: `/api/v2/users/{user_id}/sessions`. */
  readonly path: string
  readonly roles: readonly Role[]
  /** Roles whose permission hangs on the record or on a custom role. */
  readonly conditionalRoles?: readonly Role[]
  /** The kinds of paging that a list knows; absent for what is not a list. */
  readonly pagination?: readonly PaginationKind[]
  /** Cursors and links stand in a page only where they lead somewhere, and the next page in `Link`. */
  readonly sparseLinks?: boolean
  /** Not the Support app answers, but a service without entity tags and other headers of that app. */
  readonly ownService?: boolean
  readonly pageSize?: { readonly default?: number; readonly max?: number }
  readonly sideLoads?: readonly string[]
  readonly rateLimit?: RateLimit
  /** Seconds for which a caller may keep the answer without asking again. */
  readonly maxAge?: number
  /** The answer depends on more than records that tell a new version when they change. */
  readonly fleeting?: boolean
  /** The status of success. */
  readonly status: number
  readonly answer: AnswerKind
  /** Whether the answer names the record's address in `Location`, as creating ones do. */
  readonly locates?: boolean
  /** What the answer calls its JSON, if not JSON. */
  readonly contentType?: string
  /** Where the body holds the record or records. */
  readonly key?: string
  readonly pathParameters: Readonly<Record<string, ParameterType>>
  readonly queryParameters: Readonly<Record<string, ParameterType>>
  /** Query parameters that must be there, unless the family refuses their absence in a form of its own. */
  readonly requiredQuery?: readonly string[]
  /** Request headers that the answer hangs on, in lower case. */
  readonly headers?: readonly string[]
  /** Whether a list that comes at once still tells its count and that there are no other pages, as older families do. */
  readonly counted?: boolean
}
