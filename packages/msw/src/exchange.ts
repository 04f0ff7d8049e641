import type { Exchange } from '@fakedesk/core'

/**
 * The request as the engine reads it, with the cookies that a browser would send: a page never sees the Cookie header,
 * but MSW knows the cookies, from the answers that it mocked and from the document.
 */
export function exchangeOf(request: Request, cookies: Readonly<Record<string, string>>): Exchange {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  const cookie = request.headers.get('cookie') ?? (pairs.join('; ') || null)
  return {
    method: request.method,
    url: request.url,
    // The page or process whose requests MSW mocks is on this machine.
    address: '127.0.0.1',
    header: (name) => (name.toLowerCase() === 'cookie' ? cookie : request.headers.get(name)),
    bytes: async () => new Uint8Array(await request.arrayBuffer()),
    request: () => request,
  }
}
