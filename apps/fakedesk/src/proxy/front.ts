import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Http2SecureServer } from 'node:http2'
import type { Duplex } from 'node:stream'
import { handshake } from '../server/plain-port.ts'
import type { Signer } from '../tls/certificate.ts'
import { requestDestination } from './destination.ts'
import { ForwardProxy, type ForwardProxyOptions } from './forward-proxy.ts'
import { secureServer } from './secure-server.ts'

export interface FrontOptions extends ForwardProxyOptions {
  /** The server of the port. Nobody else listens to its connections yet. */
  readonly server: Server
  /** Answers what comes in plain text. */
  readonly plain: RequestListener
  /** Answers what comes over TLS. */
  readonly secure: RequestListener
  readonly signer: Signer
}

/**
 * Has one port speak HTTP, HTTPS and proxy: what a connection begins with tells which. What is for the service or for this
 * server is answered here, in tunnels too; what is for others is passed on.
 */
export class Front {
  readonly #options: FrontOptions
  readonly #proxy: ForwardProxy
  readonly #secure: Http2SecureServer
  readonly #servePlain: (socket: Duplex) => void
  /** Connections of which the server of the port knows nothing more: tunnels, and whatever speaks TLS. */
  readonly #taken = new Set<Duplex>()
  #inFlight = 0
  #isClosing = false

  constructor(options: FrontOptions) {
    const { server } = options
    this.#options = options
    this.#proxy = new ForwardProxy(options)
    this.#secure = secureServer(options.signer, options.onNotice)
    const servers = server.listeners('connection')
    server.removeAllListeners('connection')
    this.#servePlain = (socket) => {
      for (const serve of servers) serve.call(server, socket)
    }
    this.#listen()
  }

  /** Ends what is open once its requests are answered. */
  close(): void {
    this.#isClosing = true
    this.#endIfIdle()
  }

  #listen(): void {
    const { server, secure } = this.#options
    const connect = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#take(socket)
      if (head.length > 0) socket.unshift(head)
      this.#proxy.connect(incoming.url ?? '', socket, (tunnel) => this.#accept(tunnel))
    }
    server.on('connection', (socket) => this.#accept(socket))
    server.on('request', (incoming, outgoing) => this.#request(incoming, outgoing))
    server.on('connect', connect)
    const serveSecure: RequestListener = (incoming, outgoing) => {
      this.#count(outgoing)
      secure(incoming, outgoing)
    }
    // By its types HTTP/2 has requests of its own, but they have all that our listener reads of those of HTTP/1.
    this.#secure.on('request', serveSecure as never)
    // Whoever speaks TLS with their proxy; a stream of HTTP/2 has no socket to tunnel through.
    this.#secure.on('connect', (incoming: IncomingMessage, socket: Duplex | ServerResponse, head: Buffer) => {
      if ('unshift' in socket) connect(incoming, socket, head)
      else socket.writeHead(501).end()
    })
  }

  #accept(socket: Duplex): void {
    const leave = () => socket.end()
    socket.on('error', () => socket.destroy())
    socket.once('end', leave)
    socket.once('data', (chunk: Buffer) => {
      socket.off('end', leave)
      socket.pause()
      socket.unshift(chunk)
      if (chunk[0] === handshake) {
        this.#take(socket)
        // As a server of TLS has them; one of HTTP lets clients end what they say and listen on.
        socket.allowHalfOpen = false
        this.#secure.emit('connection', socket)
      } else this.#servePlain(socket)
      process.nextTick(() => socket.resume())
    })
  }

  #request(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const destination = requestDestination(incoming.url ?? '/')
    if (destination && !this.#proxy.isOurs(destination)) this.#proxy.pass(incoming, outgoing, destination)
    else this.#options.plain(incoming, outgoing)
  }

  #take(socket: Duplex): void {
    if (this.#taken.has(socket)) return
    this.#taken.add(socket)
    socket.once('close', () => this.#taken.delete(socket))
    if (this.#isClosing) socket.destroy()
  }

  #count(outgoing: ServerResponse): void {
    this.#inFlight++
    outgoing.once('close', () => {
      this.#inFlight--
      // What was written is on its way only after this turn.
      setImmediate(() => this.#endIfIdle())
    })
  }

  #endIfIdle(): void {
    if (!this.#isClosing || this.#inFlight > 0) return
    for (const socket of this.#taken) socket.destroy()
  }
}
