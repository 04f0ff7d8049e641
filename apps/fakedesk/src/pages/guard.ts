import type { MiddlewareHandler } from 'hono'

/** What the guard says to a refused caller, in the form that all control endpoints use for errors. */
export interface ControlError {
  readonly error: string
  readonly description: string
}

/**
 * Keeps web pages away from the control endpoints. A browser sends requests for whatever page asks it to; it tells
 * where from in `Origin` and `Sec-Fetch-Site`, and asks first before it sends a header or a JSON body across sites,
 * which nothing here allows. Where there is a token, whoever does not have it is kept away as well.
 */
export function controlGuard(token: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    const header = (name: string) => context.req.header(name)
    const isHealth = context.req.path.endsWith('/health')
    const refusal =
      refuseSite(new URL(context.req.url), header) ??
      // Whoever runs the server in a container must be able to see that it is up.
      (token === undefined || isHealth ? refuseSimple(context.req.method, header) : refuseStranger(token, header))
    return refusal ? context.json(refusal, 403) : next()
  }
}

type HeaderOf = (name: string) => string | undefined

function refuseSite({ origin: own }: URL, header: HeaderOf): ControlError | undefined {
  const origin = header('Origin')
  if (origin !== undefined && origin !== own) return refused(`the origin ${origin} is not this server`)
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

function refuseStranger(token: string, header: HeaderOf): ControlError | undefined {
  if (header('X-Fakedesk-Control') === token) return undefined
  return refused('other machines reach this server: send the token that its banner shows, "X-Fakedesk-Control: TOKEN"')
}

/** The form of a refusal, for whoever refuses ahead of the pages. */
export const refused = (description: string): ControlError => ({ error: 'Refused', description })
