import type { PrismRequest } from './load.ts'

/** A request as plain data: what a server got, or a Request that was read. */
export interface PlainRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Reads the request to its end. */
export async function readRequest(request: Request): Promise<PlainRequest> {
  const { method, url, headers } = request
  return { method, url, headers: Object.fromEntries(headers), body: await request.text() }
}

/** Scheme and host as the caller knows them; a proxy in front says them in `X-Forwarded-*`. */
export function originAsked({ url, headers }: PlainRequest): string {
  const { protocol, host } = new URL(url)
  return `${headers['x-forwarded-proto'] ?? protocol.slice(0, -1)}://${headers['x-forwarded-host'] ?? host}`
}

/** The request in the words of the specification: what Prism does not know of Zendesk is made regular here. */
export function normalised({ method, url, headers, body }: PlainRequest): PrismRequest {
  const { pathname, searchParams } = new URL(url)
  return {
    // A HEAD is judged as the GET that it repeats; the specification does not name it.
    method: method === 'HEAD' ? 'get' : methodNamed(method),
    url: { path: pathOf(pathname), query: queryOf(searchParams) },
    headers: { ...headers, ...credentialsOf(headers), 'content-length': String(Buffer.byteLength(body)) },
    ...(body === '' ? {} : { body: parsed(headers['content-type'], body) }),
  }
}

function methodNamed(method: string): PrismRequest['method'] {
  const name = method.toLowerCase()
  // Prism compares the name with those of its operations and answers 405 to all others, whatever the type says.
  return name as PrismRequest['method']
}

/** Every address also answers with a slash too many. */
function pathOf(pathname: string): string {
  return pathname.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
}

function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(parameters.keys())) {
    const [value = '', ...more] = parameters.getAll(name)
    query[name] = more.length > 0 ? [value, ...more] : value
  }
  return query
}

/**
 * Prism only looks whether credentials have a known form, and knows the forms narrowly: a password with a colon and a
 * scheme in lower case are none. Whether the credentials are right is for the engine to say.
 */
function credentialsOf({ authorization }: PlainRequest['headers']): { authorization?: string } {
  const scheme = authorization?.split(' ', 1)[0]?.toLowerCase()
  if (scheme === 'basic') return { authorization: `Basic ${Buffer.from('name:password').toString('base64')}` }
  return scheme === 'bearer' ? { authorization: 'Bearer token' } : {}
}

/** The JSON that a body says it is. Text that is none stays text, and Prism says what is wrong with it. */
export function parsed(contentType: string | undefined, body: string): unknown {
  if (!contentType || !/^application\/(.+\+)?json\b/i.test(contentType)) return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
