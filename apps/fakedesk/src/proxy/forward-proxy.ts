import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { addressOf, connectDestination, type Destination, isService } from './destination.ts'
import { join, openTunnel, passRequest, type Route } from './pass-on.ts'
import { upstreamFor } from './upstream.ts'

export interface ForwardProxyOptions {
  /** Whether a destination is this very server, by any of its names. */
  readonly isHere: (destination: Destination) => boolean
  /** Why nothing is passed on to a destination; undefined where it may be. */
  readonly whyNot: (destination: Destination) => string | undefined
  readonly onNotice: (notice: string) => void
  /** Where the proxy stands by which this machine itself reaches others. */
  readonly env: NodeJS.ProcessEnv
}

/** Answers those who take us for their proxy, as far as they ask for others than the service and this server. */
export class ForwardProxy {
  readonly #options: ForwardProxyOptions

  constructor(options: ForwardProxyOptions) {
    this.#options = options
  }

  isOurs(destination: Destination): boolean {
    return isService(destination) || this.#options.isHere(destination)
  }

  /** Passes on a request that names a destination in its whole address. */
  pass(incoming: IncomingMessage, outgoing: ServerResponse, destination: Destination): void {
    const refusal = this.#refusalOf(destination)
    if (refusal === undefined) {
      passRequest({ incoming, outgoing }, this.#routeTo(destination), (error) =>
        sendText(outgoing, 502, unreachable(destination, error)),
      )
    } else sendText(outgoing, 403, refusal)
  }

  /** Answers `CONNECT`. What is for us goes on with `accept`, as if it had just come in. */
  connect(target: string, socket: Duplex, accept: (socket: Duplex) => void): void {
    const destination = connectDestination(target)
    const refusal = destination && !this.isOurs(destination) ? this.#refusalOf(destination) : undefined
    if (!destination) sayText(socket, '400 Bad Request', 'CONNECT wants a host and a port: acme.zendesk.com:443')
    else if (this.isOurs(destination)) {
      socket.write(established)
      accept(socket)
    } else if (refusal === undefined) this.#tunnel(socket, destination)
    else sayText(socket, '403 Forbidden', refusal)
  }

  #tunnel(socket: Duplex, destination: Destination): void {
    openTunnel(this.#routeTo(destination)).then(
      (other) => {
        socket.write(established)
        join(socket, other)
      },
      (error) => sayText(socket, '502 Bad Gateway', unreachable(destination, error)),
    )
  }

  #refusalOf(destination: Destination): string | undefined {
    const refusal = this.#options.whyNot(destination)
    if (refusal !== undefined) this.#options.onNotice(refusal)
    return refusal
  }

  #routeTo(destination: Destination): Route {
    const upstream = upstreamFor(destination, this.#options.env)
    const port = Number(upstream?.port || (upstream?.protocol === 'https:' ? 443 : 80))
    // The shell that started this server may have it for its proxy.
    const isItself = upstream && this.#options.isHere({ scheme: 'http', hostname: upstream.hostname, port })
    return { destination, upstream: isItself ? undefined : upstream }
  }
}

const established = 'HTTP/1.1 200 Connection Established\r\n\r\n'

function sendText(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

/** The same on a connection that no server has any more. */
function sayText(socket: Duplex, status: string, text: string): void {
  const body = `${text}\n`
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function unreachable(destination: Destination, error: unknown): string {
  const { code, message } = Object(error)
  return `Fakedesk passes on what is not for *.zendesk.com, but cannot reach ${addressOf(destination)}: ${message || code}`
}
