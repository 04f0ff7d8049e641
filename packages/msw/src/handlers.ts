import type { Fakedesk } from '@fakedesk/core'
import { type HttpHandler, http } from 'msw'
import { refuseUnknownOperation } from './unknown-operation.ts'
import { withCookies } from './with-cookies.ts'

export interface HandlersOptions {
  /**
   * Further hosts that the fake answers for, with the port if there is one: `localhost:4010`.
   * `*.zendesk.com` is always answered, over https.
   */
  readonly hosts?: readonly string[]
  /**
   * What to do with a request that Zendesk has no operation for, most often a misspelt path.
   * `answer` (default): answer it with Zendesk's 404. `error`: fail the request and say why on the console.
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
export function handlers(fakedesk: Pick<Fakedesk, 'fetch'>, options: HandlersOptions = {}): HttpHandler[] {
  const hosts = new Set(options.hosts)
  const isOurs = ({ request }: { request: Request }) => isZendesk(new URL(request.url), hosts)
  const zendesk = http.all(isOurs, async ({ request, cookies }) => {
    const response = await fakedesk.fetch(withCookies(request, cookies))
    if (options.onUnknownOperation === 'error') await refuseUnknownOperation(request, response)
    return response
  })
  return [zendesk]
}

function isZendesk({ protocol, hostname, host }: URL, hosts: ReadonlySet<string>): boolean {
  return (protocol === 'https:' && hostname.endsWith('.zendesk.com')) || hosts.has(host)
}
