import { disturbedStream, type Fakedesk, heldBack } from '@fakedesk/core'
import { type HttpHandler, HttpResponse, http } from 'msw'
import { exchangeOf } from './exchange.ts'
import { fail, whyUnknown } from './unknown-operation.ts'

export interface HandlersOptions {
  /**
   * Further hosts that the fake answers for, with the port if there is one: `localhost:4010`.
   * `*.zendesk.com` is always answered, over https.
   */
  readonly hosts?: readonly string[]
  /**
   * What to do with a request that the engine has no operation for, most often a misspelt path.
   * `answer` (default): Zendesk's 404, or a 501 for an operation that Fakedesk does not build yet.
   * `error`: fail the request and say why on the console.
   */
  readonly onUnknownOperation?: 'answer' | 'error'
}

/**
 * The fake Zendesk as MSW request handlers: requests to `https://{subdomain}.zendesk.com` get the engine's answers,
 * those to other hosts are left to the next handler. The subdomain names the account, and accounts share nothing.
 *
 * One handler for all operations, since MSW tries its handlers one after another.
 *
 * @example
 * const fakedesk = createFakedesk()
 * const server = setupServer(...handlers(fakedesk))
 * server.listen()
 * const response = await fetch('https://acme.zendesk.com/api/v2/users/me', { headers: { authorization } })
 */
export function handlers(fakedesk: Pick<Fakedesk, 'handle'>, options: HandlersOptions = {}): HttpHandler[] {
  const zendesk = http.all(addressesAt(options.hosts ?? []), async ({ request, cookies }) => {
    const reply = await fakedesk.handle(exchangeOf(request, cookies))
    const why = options.onUnknownOperation === 'error' ? whyUnknown(reply) : undefined
    if (why !== undefined) return fail(request, why)
    if (reply.disturbance) await heldBack(reply.disturbance)
    if (reply.disturbance?.isCut) return HttpResponse.error()
    const body = reply.disturbance?.body ? disturbedStream(reply) : reply.body
    // MSW's own kind of Response keeps Set-Cookie in the browser, where others lose it.
    return new HttpResponse(request.method === 'HEAD' ? null : body, reply)
  })
  return [zendesk]
}

/** A pattern rather than a function, which MSW takes only since 2.11. */
function addressesAt(hosts: readonly string[]): RegExp {
  const further = hosts.map((host) => `https?://${host.replace(/[^\w]/g, '\\$&')}`)
  return new RegExp(`^(?:${['https://[^/]+\\.zendesk\\.com(?::\\d+)?', ...further].join('|')})/`)
}
