/**
 * Every refusal of the engine: thrown anywhere, written as an envelope in one place.
 * The forms are Zendesk's own, which differ by kind and by age of the family.
 */
export class ZendeskError extends Error {
  override readonly name = 'ZendeskError'
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Readonly<Record<string, string>>
  /** What is done because of the refusal, after all that the request did was taken back. */
  readonly consequence: (() => void) | undefined

  constructor(
    status: number,
    body: ErrorBody,
    headers: Readonly<Record<string, string>> = {},
    consequence?: () => void,
  ) {
    super(`${status} ${JSON.stringify(body)}`)
    this.status = status
    this.body = body
    this.headers = headers
    this.consequence = consequence
  }
}

type ErrorBody = Readonly<Record<string, unknown>>

/** What is wrong with one property, in Zendesk's words and code. */
export interface Problem {
  readonly description: string
  readonly error?: ProblemCode | null
  /** The field of a ticket that must be filled, and Zendesk's name for its type. */
  readonly ticket_field_id?: number
  readonly ticket_field_type?: string
  /** A field of the system that a customer left out. */
  readonly field_key?: string
}

export type ProblemCode =
  | 'BlankValue'
  | 'EmptyValue'
  | 'InvalidValue'
  | 'DuplicateValue'
  | 'InvalidFormat'
  | 'TooShort'
  | 'TooLong'
  | 'InvalidRecord'
  | 'UserSuspended'

/** Problems by property; `base` stands for the record as a whole. */
export type Problems = Readonly<Record<string, readonly Problem[]>>

export const notAuthenticated = () =>
  new ZendeskError(401, { error: "Couldn't authenticate you" }, { 'WWW-Authenticate': 'Basic realm="Web Password"' })

export const invalidToken = () =>
  new ZendeskError(
    401,
    {
      error: 'invalid_token',
      error_description: 'The access token provided is expired, revoked, malformed or invalid for other reasons.',
    },
    { 'WWW-Authenticate': 'Bearer realm="Zendesk", error="invalid_token"' },
  )

export const missingScope = (scope: string) =>
  new ZendeskError(403, { error: 'Forbidden', description: `Missing the following required scopes: ${scope}` })

const accessDenied =
  'You do not have access to this page. Please contact the account owner of this help desk for further help.'

export const forbidden = (message = accessDenied) => new ZendeskError(403, { error: { title: 'Forbidden', message } })

export const notFound = () => new ZendeskError(404, { error: 'RecordNotFound', description: 'Not found' })

export const invalidEndpoint = () => new ZendeskError(404, { error: 'InvalidEndpoint', description: 'Not found' })

/** A subdomain that nobody has. */
export const unknownAccount = () => new ZendeskError(404, {})

/** A subdomain that nobody can have; a word of the fake's own, for the service has no such host. */
export const invalidAccountName = (description: string) =>
  new ZendeskError(404, { error: 'InvalidAccountName', description })

/** A `Host` or `X-Forwarded-Host` that is none. */
export const malformedHost = (host: string) =>
  new ZendeskError(400, {
    error: 'MalformedHost',
    description: `${JSON.stringify(host.slice(0, 80))} is no host; one looks like acme.localhost:4010 or [::1]:4010`,
  })

/** A bug of ours. What it is stands in the log. */
export const internalError = (requestId: string) =>
  new ZendeskError(500, {
    error: 'InternalError',
    description: `Fakedesk failed at this request; what went wrong is logged under the request id ${requestId}`,
  })

export const invalidAttribute = (attribute: string, parameter: string, rule: string, where: string) =>
  new ZendeskError(400, {
    error: {
      title: 'Invalid attribute',
      message: `You passed an invalid value for the ${attribute} attribute. Invalid parameter: ${parameter} must be ${rule} from api/v2/${where}`,
    },
  })

export const invalidPagination = (title: string) =>
  new ZendeskError(400, { errors: [{ code: 'InvalidPaginationParameter', title }] })

/** A search that cannot be read (docs: Organizations > Autocomplete). */
export const queryError = (title: string) => new ZendeskError(400, { errors: [{ code: 'QueryError', title }] })

export const tooDeep = () =>
  new ZendeskError(400, {
    errors: [
      {
        code: 'InvalidPaginationDepth',
        title: 'Pagination requests using Offset Pagination are limited to 100 pages or 10,000 records.',
        detail:
          'The page asked for lies beyond what page numbers can reach. Lists of this length are read with cursors: send page[size], and follow links.next while meta.has_more is true. See https://developer.zendesk.com/api-reference/introduction/pagination/.',
      },
    ],
  })

/** The form of the newer families. */
export const listedProblem = (status: number, code: string, title: string) =>
  new ZendeskError(status, { errors: [{ code, title, status: String(status) }] })

/** What no webhook can be; the service's words and codes are not known. */
export const refusedWebhook = (title: string) => listedProblem(400, 'InvalidWebhook', title)

/** A query that cannot be answered. */
export const invalidSearch = (description: string) => new ZendeskError(422, { error: 'invalid', description })

export const startTimeTooRecent = () =>
  new ZendeskError(422, {
    error: 'StartTimeTooRecent',
    description: 'Too recent start_time. Use a start_time older than 60 seconds',
  })

/** More ids or items than a call takes. Some operations do not name the parameter, and leave the two blanks around it. */
export const tooManyValues = (maximum: number, parameter = '') =>
  new ZendeskError(400, {
    error: 'TooManyValues',
    description: `Parameter ${parameter} cannot specify more than ${maximum} values`,
    max_count: maximum,
  })

/** The same for items that are created, which Zendesk refuses without a count. */
export const tooManyItems = (maximum: number, items: string) =>
  new ZendeskError(400, { error: 'TooManyValues', description: `Maximum ${maximum} ${items} may be created per call` })

export const malformedJson = (reason?: string) =>
  new ZendeskError(400, {
    error: 'Invalid JSON',
    description: `The request body could not be parsed as JSON${reason === undefined ? '' : `: ${reason}`}`,
  })

/** Path and query are longer than a request line may be. */
export const addressTooLong = (maximum: number) =>
  new ZendeskError(414, {
    error: 'RequestURITooLong',
    description: `The address of the request is longer than ${maximum} characters`,
  })

/** A body that ended before it was whole, or that somebody had read already. */
export const unreadableBody = (cause: unknown) =>
  new ZendeskError(400, {
    error: 'UnreadableBody',
    description: `The request body could not be read: ${cause instanceof Error ? cause.message : cause}`,
  })

export const tooLarge = (maximum: number) =>
  new ZendeskError(413, {
    error: 'RequestEntityTooLarge',
    description: `The request body is larger than ${maximum} bytes`,
  })

/** A file that is larger than files may be. */
export const attachmentTooLarge = (maximum: number) =>
  new ZendeskError(413, {
    error: 'AttachmentTooLarge',
    description: `The file is larger than ${maximum} bytes, the limit for attachments`,
  })

/** A limit of the fake's own: the bytes of all files live in memory. */
export const filesTooLarge = (maximum: number) =>
  new ZendeskError(413, {
    error: 'AttachmentStorageFull',
    description: `All files of this account together may have ${maximum} bytes, and this one would exceed them; delete some, or use another account`,
  })

export const malformedForm = (cause: unknown) =>
  new ZendeskError(400, {
    error: 'Invalid form',
    description: `The request body could not be parsed as multipart/form-data: ${cause instanceof Error ? cause.message : cause}`,
  })

export const unsupportedType = (type: string, wanted: readonly string[] = ['application/json']) =>
  new ZendeskError(415, {
    error: 'UnsupportedMediaType',
    description: `Content-Type must be ${wanted.join(' or ')}, not ${type}`,
  })

/** A body without its wrapper. */
export const missingParameter = (name: string) =>
  new ZendeskError(422, {
    error: 'ParameterMissing',
    description: `param is missing or the value is empty or invalid: ${name}`,
  })

export const invalid = (details: Problems) =>
  new ZendeskError(422, { error: 'RecordInvalid', description: 'Record validation errors', details })

/** An `Idempotency-Key` that came with another body before (seen by clients). */
export const idempotencyMismatch = () =>
  new ZendeskError(
    400,
    {
      error: 'IdempotentRequestError',
      description: 'The Idempotency-Key was used before for a request with another body',
    },
    { 'x-idempotency-lookup': 'hit' },
  )

/** The record has changed since the caller read it. */
export const updateConflict = () =>
  new ZendeskError(409, {
    error: 'UpdateConflict',
    description:
      'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.',
  })

/** Any requests, or those of one kind, are allowed so often only. */
export const rateLimited = (seconds: number, description = 'Number of allowed API requests per minute exceeded') =>
  new ZendeskError(429, { error: 'APIRateLimitExceeded', description }, { 'Retry-After': String(seconds) })

export const tooManyJobs = () =>
  new ZendeskError(429, { error: 'TooManyJobs', description: 'Too many jobs queued or running, try again later' })

export const notBuilt = (operation: string) =>
  new ZendeskError(501, {
    error: 'NotImplemented',
    description: `Fakedesk has no handler for ${operation}, and no stand-in was given to createFakedesk()`,
  })

/** Why OAuth gives no token (RFC 6749, which Zendesk's answers follow). */
export type GrantProblem =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type'

export const noGrant = (error: GrantProblem, description: string, consequence?: () => void) =>
  new ZendeskError(error === 'invalid_client' ? 401 : 400, { error, error_description: description }, {}, consequence)

/** Suspended tickets that could not be recovered, each with the reason (docs: Suspended Tickets). */
export const notRecovered = (suspended_tickets: readonly object[], consequence: () => void) =>
  new ZendeskError(422, { suspended_tickets }, {}, consequence)
