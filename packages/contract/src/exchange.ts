/** A request as a recording holds it. */
export interface RecordedRequest {
  readonly method: string
  /** Whole, or from the path on: `/api/v2/sessions?page[size]=2`. */
  readonly url: string
  /** Left out: not recorded, hence not checked. */
  readonly headers?: HeaderValues | undefined
  /** A text as it was sent, or the JSON value it stands for; null or left out: no body. */
  readonly body?: unknown
}

/** A response as a recording holds it; headers and body as in {@link RecordedRequest}. */
export interface RecordedResponse {
  readonly status: number
  readonly headers?: HeaderValues | undefined
  readonly body?: unknown
}

export type HeaderValues =
  | Headers
  | Readonly<Record<string, string | undefined>>
  | readonly (readonly [string, string])[]

/** One HTTP exchange, of fetch objects or as recorded. Bodies of fetch objects are read from clones. */
export interface Exchange {
  readonly request: Request | RecordedRequest
  readonly response: Response | RecordedResponse
}

/** A body as checks read it: none, bytes or text as they came, or a JSON value that needs no parsing. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; text: string }
  | { kind: 'json'; value: unknown }

export interface ReadRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers | undefined
  readonly body: Body
}

export interface ReadResponse {
  readonly status: number
  readonly headers: Headers | undefined
  readonly body: Body
}

/** Reads a request without using it up. Throws a TypeError if its body has been read before. */
export async function readRequest(request: Request | RecordedRequest): Promise<ReadRequest> {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const method = request.method.toUpperCase()
  const { headers, body } = await readMessage(request, 'request')
  return { method, path: pathname, query: searchParams, headers, body }
}

/** Reads a response without using it up. Throws a TypeError if its body has been read before. */
export async function readResponse(response: Response | RecordedResponse): Promise<ReadResponse> {
  const { headers, body } = await readMessage(response, 'response')
  return { status: response.status, headers, body }
}

type Message = Request | Response | RecordedRequest | RecordedResponse

async function readMessage(message: Message, kind: string): Promise<{ headers: Headers | undefined; body: Body }> {
  if (!isFetched(message)) {
    return { headers: message.headers && headersOf(message.headers), body: recordedBody(message.body) }
  }
  if (message.bodyUsed) {
    throw new TypeError(`The body of the ${kind} has been read already: check a clone that was taken before.`)
  }
  const text = message.body === null ? '' : await message.clone().text()
  return { headers: message.headers, body: text === '' ? { kind: 'none' } : { kind: 'text', text } }
}

/** Told by its methods, for a request may be of another fetch than the global one. */
function isFetched(message: Message): message is Request | Response {
  return 'clone' in message && typeof message.clone === 'function'
}

function recordedBody(body: unknown): Body {
  if (body === undefined || body === null || body === '') return { kind: 'none' }
  return typeof body === 'string' ? { kind: 'text', text: body } : { kind: 'json', value: body }
}

function headersOf(values: HeaderValues): Headers {
  if (values instanceof Headers) return values
  const pairs = isPairs(values) ? values : Object.entries(values)
  return new Headers(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]])))
}

function isPairs(values: HeaderValues): values is readonly (readonly [string, string])[] {
  return Array.isArray(values)
}
