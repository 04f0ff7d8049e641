import type { IncomingHttpHeaders } from 'node:http'
import { builtin } from '../builtin.ts'

const { isIP, isIPv4 } = builtin('node:net')

/** Whose names a server goes by. */
export interface Hosts {
  /** The address that it is bound to. */
  readonly host: string
  /** Further names. */
  readonly allowHosts?: readonly string[] | undefined
}

/** The host that a request names and the server does not go by; undefined where all is well. */
export type RefusedHost = (url: string, headers: IncomingHttpHeaders) => string | undefined

/**
 * A web page can have its own host name point to this machine, and then read what the server answers as if it were its
 * own (DNS rebinding). So a server answers to names that no page elsewhere can have: those of this machine, those of the
 * service, and those that it was told.
 */
export function hostGuard({ host, allowHosts = [] }: Hosts): RefusedHost {
  const allowed = new Set([host, ...allowHosts].map((name) => hostname(name) ?? name.toLowerCase()))
  const known = new Map<string, boolean>()

  function isOurs(named: string): boolean {
    const ours = known.get(named) ?? goesBy(named)
    // Hosts repeat; a caller who never repeats one must not fill the memory.
    if (known.size >= mostKnown) known.clear()
    known.set(named, ours)
    return ours
  }

  function goesBy(named: string): boolean {
    const name = hostname(named)
    if (name === undefined) return false
    if (isLoopback(name) || allowed.has(name) || /^(?:.+\.)?zendesk\.com$/.test(name)) return true
    // Bound to every address of the machine, the server goes by them all; no page can have an address for its name.
    return isEverywhere(host) && isIP(bare(name)) !== 0
  }

  return (url, headers) => namesIn(url, headers).find((named) => !isOurs(named))
}

const mostKnown = 100

/** The host that a request names; HTTP/2 does so in a header of its own. */
export function hostIn(headers: IncomingHttpHeaders): string {
  return headers.host ?? String(headers[':authority'] ?? 'localhost')
}

/** A proxy in front says what it was asked; a client that takes us for its proxy asks for a whole address. */
function namesIn(url: string, headers: IncomingHttpHeaders): string[] {
  const forwarded = headers['x-forwarded-host']
  const names = [hostIn(headers)]
  if (forwarded !== undefined) names.push(String(forwarded).split(',', 1)[0]?.trim() ?? '')
  if (!url.startsWith('/') && url.includes('://')) names.push(url.replace(/^[^/]*\/\//, '').replace(/[/?#].*/s, ''))
  return names
}

/** The name without the port, written as every other spelling of it is written. */
function hostname(named: string): string | undefined {
  const host = isIP(named) === 6 ? `[${named}]` : named
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host)) return undefined
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/\.$/, '') : undefined
}

const bare = (name: string) => name.replace(/^\[|\]$/g, '')

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  const name = bare(host.toLowerCase())
  if (isIPv4(name)) return name.startsWith('127.')
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1'
}
