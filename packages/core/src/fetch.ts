import type { Exchange, Reply } from './exchange.ts'

/** A fetch request as the engine reads it. */
export function exchangeOf(request: Request): Exchange {
  return {
    method: request.method,
    url: request.url,
    // Whoever calls is in this very process.
    address: '127.0.0.1',
    header: (name) => request.headers.get(name),
    bytes: async () => new Uint8Array(await request.arrayBuffer()),
    request: () => request,
  }
}

/** The engine's answer as a fetch response. */
export function responseOf({ status, headers, body }: Reply, method: string): Response {
  return new Response(method === 'HEAD' || isBodiless(status) ? null : body, { status, headers })
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
