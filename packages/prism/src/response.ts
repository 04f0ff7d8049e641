import type { Prism, PrismResponse } from './load.ts'

const answeredBy = 'X-Fakedesk-Answered-By'

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304])

/** Prism's answer as it goes over the wire, marked as one that no engine gave. */
export function responseOf(prism: Prism, { statusCode, headers, body }: PrismResponse, rewrite = sameText): Response {
  const given = new Headers({ [answeredBy]: 'stand-in' })
  for (const [name, value] of Object.entries(headers ?? {})) {
    // A header without an example comes as null.
    if (value !== null) given.set(name, rewrite(String(value)))
  }
  if (withoutBody.has(statusCode) || body === undefined) {
    given.delete('content-type')
    return new Response(null, { status: statusCode, headers: given })
  }
  const type = given.get('content-type') ?? 'application/json'
  given.set('content-type', type === 'application/json' ? 'application/json; charset=utf-8' : type)
  return new Response(rewrite(String(prism.serialize(body, type) ?? '')), { status: statusCode, headers: given })
}

const sameText = (text: string) => text
