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
    if (pathname === '/parcels') return Response.json(parcelPage([...parcels.values()], new URL(request.url)))
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
      asked.push(`${request.method} ${decodeURIComponent(request.url.replace(/^https?:\/\/[^/]*/, ''))}`)
      return before(request) ?? answer(request)
    },
  }
}

/** A page of a list as the query asks for it, by cursor or by number; the cursor is the id of the last parcel. */
export function parcelPage(all: readonly { readonly id: number }[], { origin, searchParams: query }: URL) {
  const link = (search: Record<string, string>) => `${origin}/parcels?${new URLSearchParams(search)}`
  if (query.has('page[size]')) {
    const size = Number(query.get('page[size]'))
    const rest = all.filter(({ id }) => id > Number(query.get('page[after]')))
    const parcels = rest.slice(0, size)
    const next = link({ 'page[size]': String(size), 'page[after]': String(parcels.at(-1)?.id) })
    return { parcels, meta: { has_more: rest.length > size }, links: { next } }
  }
  const size = Number(query.get('per_page') ?? 100)
  const end = Number(query.get('page') ?? 1) * size
  const next = end < all.length ? link({ per_page: String(size), page: String(end / size + 1) }) : null
  return { parcels: all.slice(end - size, end), next_page: next, count: all.length }
}
