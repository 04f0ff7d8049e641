import type { OperationFacts } from '@fakedesk/spec'
import { noGrant, ZendeskError } from '../errors.ts'

/** Refusals of a body that cannot be read. */
const unreadable: readonly number[] = [400, 415, 422]

/** Throws what reading a body threw, in the form of the operation: OAuth's has one form for all (RFC 6749, 5.2). */
export function inFormOf({ path }: OperationFacts): (error: unknown) => never {
  return (error) => {
    const isOAuth = path.startsWith('/oauth/') && error instanceof ZendeskError && unreadable.includes(error.status)
    throw isOAuth ? noGrant('invalid_request', 'The request is malformed') : error
  }
}
