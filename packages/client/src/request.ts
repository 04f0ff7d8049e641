import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'

/** The parameters of an operation, by place. */
export interface Parameters {
  readonly path?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly header?: Record<string, string>
}

/** The address of an operation. Lists are joined by commas; objects become `filter[type]=ticket`. */
export function addressOf(baseUrl: string, path: string, parameters: Parameters = {}): URL {
  const params = { path: parameters.path ?? {}, query: parameters.query ?? {} }
  return new URL(createFinalURL(path, { baseUrl, params, querySerializer, pathSerializer: defaultPathSerializer }))
}

// Zendesk reads `ids=1,2`; of `ids=1&ids=2` it takes the last.
const querySerializer = createQuerySerializer({ array: { style: 'form', explode: false } })

/** Headers together; of one name the last counts. */
export function mergedHeaders(...all: readonly RequestInit['headers'][]): Headers {
  const merged = new Headers()
  for (const headers of all) {
    for (const [name, value] of new Headers(headers)) merged.set(name, value)
  }
  return merged
}

type RawBody = NonNullable<RequestInit['body']>

/** The body as `fetch` takes it: files, forms and texts as they are, anything else as JSON. */
export function payloadOf(body: unknown): { readonly body?: RawBody; readonly headers?: Record<string, string> } {
  if (body === undefined) return {}
  if (isRaw(body)) return { body }
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
}

function isRaw(body: unknown): body is RawBody {
  return typeof body === 'string' || ArrayBuffer.isView(body) || rawKinds.some((Kind) => body instanceof Kind)
}

const rawKinds = [ArrayBuffer, Blob, FormData, ReadableStream, URLSearchParams]
