export type { Address } from './address.ts'
export type { Call, CallInit, JsonOf, PathWith, Success } from './call.ts'
export { type ClientOptions, createClient, type ZendeskClient } from './client.ts'
export type { Credentials } from './credentials.ts'
export { type Envelope, type ErrorDetails, readEnvelope } from './envelope.ts'
export {
  AuthenticationError,
  ConflictError,
  ForbiddenError,
  InvalidRecordError,
  NetworkError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ZendeskApiError,
} from './errors.ts'
export type { ParseAs } from './exchange.ts'
export type { ListPath, PageOf, RecordOf } from './lists.ts'
export type { Sleep } from './sleep.ts'
