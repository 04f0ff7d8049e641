import type { Exchange, Reply } from './exchange.ts'
import { disturbedStream } from './faults/disturbed.ts'
import { mounted } from './mount.ts'

/** A fetch request as the engine reads it. */
export function exchangeOf(request: Request): Exchange {
  const { mount, url } = mounted(request.url)
  return {
    method: request.method,
    // Whoever calls is in this very process.
    address: '127.0.0.1',
    url,
    mount,
    header: (name) => request.headers.get(name),
    bytes: async () => new Uint8Array(await request.arrayBuffer()),
    request: () => (mount === undefined ? request : new Request(url, request)),
  }
}

/** The engine's answer as a fetch response. */
export function responseOf(reply: Reply, method: string): Response {
  const { status, headers, body, disturbance } = reply
  if (method === 'HEAD' || isBodiless(status)) return new Response(null, { status, headers })
  return new Response(disturbance?.body ? disturbedStream(reply) : body, { status, headers })
}

const isBodiless = (status: number) => status === 204 || status === 304

/** A fetch response as the engine's answer. */
export async function replyOf(response: Response): Promise<Reply> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: isBodiless(response.status) ? null : new Uint8Array(await response.arrayBuffer()),
  }
}
