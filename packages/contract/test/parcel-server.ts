/** A server of the parcels API, in memory: a function from request to response that answers by the contract. */
export interface ParcelServer {
  readonly fetch: (request: Request) => Promise<Response>
  /** Method and address of each request, in the order they came. */
  readonly asked: string[]
}

type Answer = (request: Request) => Response | undefined

/** `before` may answer in place of the server, to break a rule or to ask for patience. */
export function parcelServer(before: Answer = () => undefined): ParcelServer {
  const parcels = new Map([7, 8].map((id) => [String(id), { id, weight: 1 }]))
  const asked: string[] = []

  const answer = (request: Request): Response => {
    const { pathname } = new URL(request.url)
    const [, , id = '', , scan] = pathname.split('/')
    if (pathname === '/parcels' && request.method === 'POST') {
      parcels.set('9', { id: 9, weight: 3 })
      const headers = { location: new URL('/parcels/9', request.url).href }
      return Response.json({ parcel: parcels.get('9') }, { status: 201, headers })
    }
    if (pathname === '/parcels') return Response.json({ parcels: [...parcels.values()] })
    if (pathname === '/parcels/search') return Response.json({ count: parcels.size })
    if (pathname === '/labels')
      return new Response('{"token":"t"}', { status: 201, headers: { 'content-type': 'text/plain' } })
    if (pathname === '/labels/renew') return new Response(null, { status: 204 })
    if (!parcels.has(id) || scan === 'none') return Response.json({ error: 'RecordNotFound' }, { status: 404 })
    if (pathname.endsWith('/scans')) return Response.json({ scans: [] })
    if (request.method !== 'DELETE') return Response.json({ parcel: parcels.get(id) })
    parcels.delete(id)
    return new Response(null, { status: 204 })
  }
  return {
    asked,
    async fetch(request) {
      asked.push(`${request.method} ${request.url.replace(/^https?:\/\/[^/]*/, '')}`)
      return before(request) ?? answer(request)
    },
  }
}
