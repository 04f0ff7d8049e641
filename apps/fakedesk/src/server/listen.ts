import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Refusal } from '../refusal.ts'

export interface Listening {
  readonly url: string
  readonly port: number
  readonly isClosing: boolean
  close(): Promise<void>
}

/** How long requests in flight may take once the server is closing, in milliseconds. */
const grace = 5_000

/** Binds the server. Throws `Refusal` where the address or the port is not to be had. */
export async function listen(server: Server, host: string, port: number): Promise<Listening> {
  const sockets = openSockets(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refusalOf(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  let isClosing = false
  return {
    url: `http://${isAnywhere(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${actual}`,
    port: actual,
    get isClosing() {
      return isClosing
    },
    close() {
      isClosing = true
      return closed(server, sockets)
    },
  }
}

function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      for (const socket of sockets) socket.destroy()
    }, grace)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
    // Browsers open connections ahead of need; Node does not count those as idle.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  })
}

function isAnywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): Refusal {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Refusal(
        `port ${port} is taken; stop what listens there, or choose another: --port ${port + 1}, or --port 0 for any free one`,
        1,
      )
    case 'EACCES':
      return new Refusal(`port ${port} may not be opened by this user; choose one above 1023: --port 4010`, 1)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Refusal(`--host ${host} is no address of this machine; try 127.0.0.1 or 0.0.0.0`, 1)
    default:
      return new Refusal(`cannot listen on ${host}:${port}: ${error.message}`, 1)
  }
}
