import type { Reply } from '../exchange.ts'
import { type Common, type ExtraHeaders, refuse } from '../pipeline/respond.ts'
import type { Fault } from './fault.ts'
import type { Strike } from './faults.ts'

/** The answer to a request that a fault has struck. */
export function struck(
  { fault, name, delay }: Strike,
  common: Common,
  proceed: () => Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  const { body, cut } = fault
  const disturbance = { delay, isCut: cut !== undefined, body: body === 'malformed' ? undefined : body }
  const disturb = (reply: Reply): Reply => ({
    ...(body === 'malformed' ? malformed(reply) : reply),
    headers: { ...reply.headers, 'X-Fakedesk-Fault': name },
    disturbance,
  })
  const reply = insteadOf(fault, common) ?? proceed()
  return reply instanceof Promise ? reply.then(disturb) : disturb(reply)
}

/** The answer in place of the engine's; undefined where the engine is to hear of the request. */
function insteadOf({ status, cut, plain, retry_after }: Fault, common: Common): Reply | undefined {
  // Logs tell what a gateway would.
  if (cut === 'before') return { ...refuse(common, 502, null, {}), body: null }
  if (status === undefined) return undefined
  const seconds = retry_after ?? (status === 429 || status === 503 ? 1 : undefined)
  const extra: ExtraHeaders = seconds === undefined ? {} : { 'Retry-After': String(seconds) }
  const [error, description] = words[status] ?? ['InternalError', 'Something went wrong. Please try again in a moment.']
  if (!plain) return refuse(common, status, { error, description }, extra)
  return {
    ...refuse(common, status, null, { ...extra, 'Content-Type': 'text/plain; charset=utf-8' }),
    body: `${status} ${description}\n`,
  }
}

const words: Readonly<Record<number, readonly [error: string, description: string]>> = {
  429: ['APIRateLimitExceeded', 'Number of allowed API requests per minute exceeded'],
  502: ['BadGateway', 'The server that was asked did not answer as it should.'],
  503: ['unavailable', 'Sorry, we could not complete your request. Please try again in a moment.'],
  504: ['GatewayTimeout', 'The server that was asked did not answer in time.'],
}

/** Text that ends where no JSON does, and says nothing of it. */
function malformed(reply: Reply): Reply {
  const { body } = reply
  return body === null ? reply : { ...reply, body: body.slice(0, Math.floor((body.length * 2) / 3)), bytes: undefined }
}
