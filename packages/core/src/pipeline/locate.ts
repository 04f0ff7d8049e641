import { malformedHost } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { accountAt } from '../mount.ts'

/** The parts of a request's address, cut once. */
export interface Target {
  /** What every address of the account begins with, as the caller knows it; a proxy in front says it in `X-Forwarded-*`. */
  readonly origin: string
  readonly host: string
  /** `/_accounts/acme`, where the account has its place under a path, or empty. The origin ends with it. */
  readonly mount: string
  readonly path: string
  /** With its question mark, or empty. */
  readonly search: string
}

/** Cuts addresses; what it makes throws `malformedHost`. The same hosts come again and again, so that they are kept. */
export function locator(): (exchange: Exchange) => Target {
  const hosts = new Set<string>()
  return (exchange) => {
    const target = locate(exchange)
    if (hosts.has(target.host)) return target
    if (!isHost(target.host)) throw malformedHost(target.host)
    if (hosts.size >= mostHosts) hosts.clear()
    hosts.add(target.host)
    return target
  }
}

const mostHosts = 100

function locate(exchange: Exchange): Target {
  const { url, mount = '' } = exchange
  const hostStart = url.indexOf('://') + 3
  const pathStart = indexOrEnd(url, '/', hostStart)
  const hashStart = indexOrEnd(url, '#', pathStart)
  const searchStart = Math.min(indexOrEnd(url, '?', hostStart), hashStart)
  const host = forwarded(exchange, 'host') ?? url.slice(hostStart, Math.min(pathStart, searchStart))
  const proto = forwarded(exchange, 'proto')
  const scheme = proto === 'http' || proto === 'https' ? proto : url.slice(0, hostStart - 3)
  const path = url.slice(pathStart, searchStart) || '/'
  return {
    origin: `${scheme}://${host}${mount}`,
    host,
    mount,
    path: path.includes('//') ? path.replaceAll(/\/{2,}/g, '/') : path,
    search: url.slice(searchStart, hashStart),
  }
}

/** What the first of the proxies was asked. */
function forwarded(exchange: Exchange, what: 'host' | 'proto'): string | undefined {
  return exchange.header(`x-forwarded-${what}`)?.split(',', 1)[0]?.trim()
}

/** A name or an address, and perhaps a port; whatever it is, links that are made with it must be addresses. */
function isHost(host: string): boolean {
  return host.length <= 260 && /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host) && URL.canParse(`http://${host}`)
}

function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from)
  return index < 0 ? text.length : index
}

/** The account that a request names, by path, header or host; undefined where it names none. */
export function accountNamedBy(exchange: Exchange, { host }: Pick<Target, 'host'>): string | undefined {
  return accountAt(exchange.mount) ?? exchange.header('x-fakedesk-account') ?? subdomainOf(host)
}

/** `acme` of `acme.zendesk.com` and `acme.localhost:4010`, whether or not an account may have that name. */
function subdomainOf(host: string): string | undefined {
  return /^(.+)\.(?:zendesk\.com|localhost)\.?(?::\d+)?$/i.exec(host)?.[1]
}
