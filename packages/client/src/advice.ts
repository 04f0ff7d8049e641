import { retryAfter } from './retry-after.ts'

/** What to do about an answer that is not the one asked for, as a sentence. */
export function adviceOn(request: Request, { ok, status, headers }: Response): string {
  if (ok) return 'Check that this is the address of the API; if it answers no JSON, pass parseAs.'
  if (status === 401 && !request.headers.has('Authorization')) {
    return 'No credentials were sent: pass them to createClient; links to another origin get none.'
  }
  if (status === 429) return `Try again in ${retryAfter(headers) ?? 60} seconds, or raise maxRetries.`
  if (status >= 500)
    return `Try again later; to Zendesk's support it is request ${headers.get('X-Request-Id') ?? '(no id)'}.`
  return adviceByStatus[status] ?? 'Change the request accordingly.'
}

/** Why no answer came. `fetch failed` says little: what lies beneath it names the host and the port. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if (cause.cause !== undefined) return reasonOf(cause.cause)
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0])
  return cause.message
}

const adviceByStatus: Readonly<Record<number, string>> = {
  401: 'Check the email and the password or API token, or the access token.',
  403: 'Use the credentials of somebody who may do this, or a token with the scope.',
  404: 'Check the subdomain, the path and its ids, and that these credentials may see the record.',
  409: 'Read the record again and repeat the change.',
  422: 'Correct what it names and send it again.',
}
