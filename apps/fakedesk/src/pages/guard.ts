import type { MiddlewareHandler } from 'hono'

/** What the guard says to a refused caller, in the form that all control endpoints use for errors. */
export interface ControlError {
  readonly error: string
  readonly description: string
}

/**
 * Keeps web pages away from the control endpoints. A browser sends requests for whatever page asks it to; it tells
 * where from in `Origin` and `Sec-Fetch-Site`, and asks first before it sends a header or a JSON body across sites,
 * which nothing here allows. A page whose own host name was made to point here is known by that name.
 */
export function controlGuard(boundHost: string): MiddlewareHandler {
  return async (context, next) => {
    const header = (name: string) => context.req.header(name)
    const refusal =
      refuseHost(boundHost, header('Host')) ?? refuseSite(header) ?? refuseSimple(context.req.method, header)
    return refusal ? context.json(refusal, 403) : next()
  }
}

type HeaderOf = (name: string) => string | undefined

function refuseHost(boundHost: string, host = ''): ControlError | undefined {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (!isLoopback(boundHost) || isLoopback(name) || name === boundHost.toLowerCase()) return undefined
  return refused(`the server is for this machine only, and "${host}" is not a name of this machine`)
}

function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)
}

function refuseSite(header: HeaderOf): ControlError | undefined {
  const origin = header('Origin')
  if (origin !== undefined && origin !== `http://${header('Host')}`)
    return refused(`the origin ${origin} is not this server`)
  const site = header('Sec-Fetch-Site')
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined
  return refused(`a page of another site asked for it (Sec-Fetch-Site: ${site})`)
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** A form of another site can be posted without asking; it has neither this header nor a JSON body. */
function refuseSimple(method: string, header: HeaderOf): ControlError | undefined {
  const isJson = /^application\/json\b/i.test(header('Content-Type') ?? '')
  if (safe.has(method) || isJson || header('X-Fakedesk-Control')) return undefined
  return refused(`${method} needs the header "X-Fakedesk-Control: 1", or a JSON body`)
}

const refused = (description: string): ControlError => ({ error: 'Refused', description })
