import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectSecurely } from 'node:tls'
import { addressOf, type Destination } from './destination.ts'
import { proxyAuthorization } from './upstream.ts'

/** A destination, and the proxy by which it is reached, if there is one. */
export interface Route {
  readonly destination: Destination
  readonly upstream: URL | undefined
}

/** Opens a way to the destination for whatever is said over it. Rejects where there is none. */
export async function openTunnel({ destination, upstream }: Route): Promise<Socket> {
  if (!upstream) return connected(connect(destination.port, bare(destination.hostname)), 'connect')
  const isSecure = upstream.protocol === 'https:'
  const port = Number(upstream.port || (isSecure ? 443 : 80))
  const host = bare(upstream.hostname)
  const socket = isSecure
    ? await connected(connectSecurely({ port, host, servername: host }), 'secureConnect')
    : await connected(connect(port, host), 'connect')
  return throughProxy(socket, destination, upstream)
}

/** Who neither answers nor refuses is given up, in milliseconds. */
const patience = 30_000

function connected<S extends Socket>(socket: S, event: 'connect' | 'secureConnect'): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(patience, () => socket.destroy(new Error('nobody answered in time')))
    socket.once('error', reject)
    socket.once(event, () => {
      socket.off('error', reject)
      socket.setTimeout(0)
      resolve(socket)
    })
  })
}

/** The proxy's own `CONNECT`, sent as a request that never gets a body. */
function throughProxy(socket: Socket, destination: Destination, upstream: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const path = addressOf(destination)
    const headers = { Host: path, ...proxyAuthorization(upstream) }
    const asked = overHttp({ method: 'CONNECT', path, headers, createConnection: () => socket, timeout: patience })
    asked.once('connect', ({ statusCode = 0 }, tunnel, head) => {
      if (statusCode !== 200) return reject(new Error(`the proxy ${upstream.host} answered ${statusCode}`))
      if (head.length > 0) tunnel.unshift(head)
      // Of a socket that was given in, the same socket comes back.
      resolve(tunnel as Socket)
    })
    asked.once('response', ({ statusCode }) => reject(new Error(`the proxy ${upstream.host} answered ${statusCode}`)))
    asked.once('timeout', () => asked.destroy(new Error(`the proxy ${upstream.host} did not answer in time`)))
    asked.once('error', reject)
    asked.end()
  })
}

/** Carries bytes between the two until either ends. */
export function join(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy())
    // What has ended in order lets the other say the rest.
    from.on('close', () => from.readableEnded || to.destroy())
    from.pipe(to)
  }
}

/** Sends a plain request on as it came, and its answer back. `fail` is called where nobody can be reached. */
export function passRequest(
  { incoming, outgoing }: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
  { destination, upstream }: Route,
  fail: (error: Error) => void,
): void {
  const { url = '/', method } = incoming
  const headers = passedHeaders(incoming.headers)
  const sent = upstream
    ? overHttp(upstream, { method, path: url, headers: { ...headers, ...proxyAuthorization(upstream) } })
    : overHttp({ host: bare(destination.hostname), port: destination.port, method, path: pathOf(url), headers })
  sent.on('response', (response) => {
    outgoing.writeHead(response.statusCode ?? 502, passedHeaders(response.headers))
    response.pipe(outgoing)
    response.on('error', () => outgoing.destroy())
  })
  sent.on('error', (error) => (outgoing.headersSent ? outgoing.destroy() : fail(error)))
  outgoing.on('close', () => sent.destroy())
  incoming.pipe(sent)
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

const pathOf = (url: string) => url.replace(/^[^/]*\/\/[^/?#]*/, '').replace(/^(?!\/)/, '/')

/** What is between two neighbours and goes no further (RFC 9110, 7.6.1). */
const ownOfHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

function passedHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = new Set(headers.connection?.toLowerCase().split(/\s*,\s*/))
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownOfHop.has(name) && !named.has(name)))
}
