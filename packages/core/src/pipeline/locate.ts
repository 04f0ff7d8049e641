import type { Exchange } from '../exchange.ts'

/** The parts of a request's address, cut once. */
export interface Target {
  /** Scheme and host as the caller knows them; a proxy in front says them in `X-Forwarded-*`. */
  readonly origin: string
  readonly host: string
  readonly path: string
  /** With its question mark, or empty. */
  readonly search: string
}

export function locate(exchange: Exchange): Target {
  const { url } = exchange
  const hostStart = url.indexOf('://') + 3
  const pathStart = indexOrEnd(url, '/', hostStart)
  const hashStart = indexOrEnd(url, '#', pathStart)
  const searchStart = Math.min(indexOrEnd(url, '?', hostStart), hashStart)
  const host = exchange.header('x-forwarded-host') ?? url.slice(hostStart, Math.min(pathStart, searchStart))
  const scheme = exchange.header('x-forwarded-proto') ?? url.slice(0, hostStart - 3)
  const path = url.slice(pathStart, searchStart) || '/'
  return {
    origin: `${scheme}://${host}`,
    host,
    path: path.includes('//') ? path.replaceAll(/\/{2,}/g, '/') : path,
    search: url.slice(searchStart, hashStart),
  }
}

function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from)
  return index < 0 ? text.length : index
}

/** The account that a request names, by header or by host; undefined where it names none. */
export function accountNamedBy(
  exchange: Exchange,
  { host }: Pick<Target, 'host'> = locate(exchange),
): string | undefined {
  return exchange.header('x-fakedesk-account') ?? subdomainOf(host)
}

/** `acme` of `acme.zendesk.com` and `acme.localhost:4010`. */
function subdomainOf(host: string): string | undefined {
  return /^([a-z0-9][a-z0-9-]*)\.(?:zendesk\.com|localhost)(?::\d+)?$/i.exec(host)?.[1]?.toLowerCase()
}
