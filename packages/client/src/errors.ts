import { adviceOn, reasonOf } from './advice.ts'
import { type ErrorDetails, readEnvelope } from './envelope.ts'
import { retryAfter } from './retry-after.ts'

/** A request, its answer, and the JSON of that answer, or its text where it is none. */
export interface Exchange {
  readonly request: Request
  readonly response: Response
  readonly body: unknown
}

/**
 * The API answered, but not with what was asked for. Subclasses tell the usual statuses apart; any other status is
 * this class itself, and so is a success whose body is not JSON.
 */
export class ZendeskApiError extends Error {
  readonly method: string
  readonly url: string
  readonly status: number
  /** The name that Zendesk gives the error, as `RecordNotFound`; undefined where it gives none. */
  readonly code: string | undefined
  /** The JSON of the answer, or its text where it is none. */
  readonly body: unknown
  readonly headers: Headers
  /** What Zendesk's support knows the exchange by. */
  readonly requestId: string | undefined
  /** Seconds that Zendesk asks to wait before the next try. */
  readonly retryAfter: number | undefined

  constructor({ request, response, body }: Exchange) {
    const { code, sentence } = readEnvelope(body)
    const requestId = response.headers.get('X-Request-Id') ?? undefined
    super(
      `${request.method} ${request.url} was answered with ${response.status}: ${sentence || 'no reason is given'}. ` +
        adviceOn(request, response),
    )
    this.method = request.method
    this.url = request.url
    this.status = response.status
    this.code = code
    this.body = body
    this.headers = response.headers
    this.requestId = requestId
    this.retryAfter = retryAfter(response.headers)
  }
}

/** 401: no credentials, or wrong ones. */
export class AuthenticationError extends ZendeskApiError {
  declare readonly name: 'AuthenticationError'
}

/** 403: the caller may not do this, or the plan does not have it. */
export class ForbiddenError extends ZendeskApiError {
  declare readonly name: 'ForbiddenError'
}

/** 404: no such account, address or record, or none that the caller may see. */
export class NotFoundError extends ZendeskApiError {
  declare readonly name: 'NotFoundError'
}

/** 409: the record has changed meanwhile, or is being changed. */
export class ConflictError extends ZendeskApiError {
  declare readonly name: 'ConflictError'
}

/** 422: the record would not hold; `details` says why, by property. */
export class InvalidRecordError extends ZendeskApiError {
  declare readonly name: 'InvalidRecordError'
  readonly details: ErrorDetails

  constructor(exchange: Exchange) {
    super(exchange)
    this.details = readEnvelope(exchange.body).details
  }
}

/** 429: a limit is used up, and stayed so through all tries; `retryAfter` says how long, in seconds. */
export class RateLimitError extends ZendeskApiError {
  declare readonly name: 'RateLimitError'
}

/** 5xx: the service failed, and kept failing through all tries. */
export class ServerError extends ZendeskApiError {
  declare readonly name: 'ServerError'
}

/** No whole answer came; `cause` is what `fetch` threw. */
export class NetworkError extends Error {
  declare readonly name: 'NetworkError'
  readonly method: string
  readonly url: string

  constructor({ method, url }: Request, cause: unknown) {
    super(`${method} ${url} got no answer: ${reasonOf(cause)}. Check the address and the connection.`, { cause })
    this.method = method
    this.url = url
  }
}

const kinds = {
  ZendeskApiError,
  AuthenticationError,
  ForbiddenError,
  NotFoundError,
  ConflictError,
  InvalidRecordError,
  RateLimitError,
  ServerError,
  NetworkError,
}

// Written out, because a minifier changes the names of classes.
for (const [name, Kind] of Object.entries(kinds)) Object.assign(Kind.prototype, { name })

/** The error for an answer that is not what was asked for. */
export function errorOf(exchange: Exchange): ZendeskApiError {
  const { status } = exchange.response
  const Kind = errorsByStatus[status] ?? (status >= 500 ? ServerError : ZendeskApiError)
  return new Kind(exchange)
}

const errorsByStatus: Readonly<Record<number, typeof ZendeskApiError>> = {
  401: AuthenticationError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  422: InvalidRecordError,
  429: RateLimitError,
}
