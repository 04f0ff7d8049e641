import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** The first byte of a TLS handshake (RFC 8446, 5.1). No method of HTTP begins with it. */
export const handshake = 0x16

const advice = 'start it with --https, or call it by http://'

/** Says what to do where somebody takes a plain port for HTTPS or for a proxy of HTTPS. */
export function explainPlainPort(server: Server, onNotice: (notice: string) => void): void {
  server.on('clientError', (error: ClientError, socket) => {
    if (error.rawPacket?.[0] === handshake && error.bytesParsed === 0) {
      onNotice(`something speaks TLS with this port, which answers plain HTTP only: ${advice}`)
    }
    if (socket.writable) socket.write(`HTTP/1.1 ${statuses[error.code ?? ''] ?? '400 Bad Request'}\r\n${end}`)
    socket.destroy()
  })
  server.on('connect', ({ url }: IncomingMessage, socket: Duplex) => {
    onNotice(`something takes this port for a proxy (CONNECT ${url?.slice(0, 80)}), which it is with --https only`)
    socket.on('error', () => {})
    socket.end(`HTTP/1.1 501 Not Implemented\r\n${end}`)
  })
}

/** What a broken request leaves behind; Node answers by the same codes where nobody else does. */
interface ClientError extends Error {
  readonly code?: string
  readonly rawPacket?: Uint8Array
  readonly bytesParsed?: number
}

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

const end = 'Connection: close\r\n\r\n'
