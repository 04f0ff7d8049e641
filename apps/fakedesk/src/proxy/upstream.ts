import { isIPv6 } from 'node:net'
import { type Destination, isService } from './destination.ts'

/** The proxy by which this machine reaches a destination, as the environment tells; undefined where it goes there itself. */
export function upstreamFor(destination: Destination, env: NodeJS.ProcessEnv): URL | undefined {
  const name = `${destination.scheme}_proxy`
  const given = env[name] || env[name.toUpperCase()] || env.all_proxy || env.ALL_PROXY
  if (!given || isExempt(destination, env.no_proxy || env.NO_PROXY || '')) return undefined
  const url = URL.parse(given.includes('://') ? given : `http://${given}`)
  return url && /^https?:$/.test(url.protocol) ? url : undefined
}

/** What `Proxy-Authorization` tells a proxy whose address has a user in it. */
export function proxyAuthorization({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '') return {}
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}

/** `NO_PROXY` for a program whose calls to the service shall come to us, and whose calls to this machine need not. */
export function noProxyBeside(noProxy: string): string {
  const kept = entriesOf(noProxy).filter((entry) => {
    const { name, port = 443 } = readEntry(entry)
    return !isService({ hostname: name }) && !isExempt({ hostname: 'acme.zendesk.com', port }, entry)
  })
  return [...new Set([...kept, 'localhost', '127.0.0.1', '::1'])].join(',')
}

/** `NO_PROXY` as most programs read it: names, their subdomains, a port perhaps, or `*` for all. */
function isExempt({ hostname, port }: Omit<Destination, 'scheme'>, noProxy: string): boolean {
  return entriesOf(noProxy).some((entry) => {
    const { name, port: only = port } = readEntry(entry)
    return entry === '*' || (only === port && (hostname === name || hostname.endsWith(`.${name}`)))
  })
}

const entriesOf = (noProxy: string) =>
  noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')

/** `.example.com` and `*.example.com` mean what `example.com` means; an IPv6 address may lack its brackets. */
function readEntry(entry: string): { readonly name: string; readonly port: number | undefined } {
  const [, host = entry, port] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? []
  const name = host.replace(/^\*?\./, '')
  return { name: isIPv6(name) ? `[${name}]` : name, port: port === undefined ? undefined : Number(port) }
}
