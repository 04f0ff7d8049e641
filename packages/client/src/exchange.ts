import { errorOf, NetworkError } from './errors.ts'
import { parsedOrText } from './json.ts'
import { waitBefore } from './retry.ts'
import type { Sleep } from './sleep.ts'

/** How the body of a success is read. */
export type ParseAs = 'json' | 'text' | 'blob' | 'arrayBuffer' | 'stream'

/** A response with its body, which has been read. */
export interface Answer {
  readonly data: unknown
  readonly response: Response
}

/** How requests are sent. */
export interface Transport {
  readonly fetch: (request: Request) => Promise<Response>
  readonly sleep: Sleep
  /** How often a request is sent again at most. */
  readonly maxRetries: number
}

/**
 * Sends the request, again if need be, until it succeeds. Throws a ZendeskApiError for an answer that is not the one
 * asked for, a NetworkError where no whole answer comes, and the signal's reason when the request is aborted.
 */
export async function exchange(transport: Transport, request: Request, parseAs: ParseAs): Promise<Answer> {
  const { maxRetries, sleep } = transport
  for (let tries = 1; ; tries++) {
    const isLast = tries > maxRetries
    try {
      return await attempt(transport, isLast ? request : request.clone(), parseAs)
    } catch (error) {
      const wait = isLast ? undefined : waitBefore(error, request, tries)
      if (wait === undefined) throw error
      await sleep(wait, request.signal)
      request.signal.throwIfAborted()
    }
  }
}

async function attempt(transport: Transport, request: Request, parseAs: ParseAs): Promise<Answer> {
  const { data, response } = await receive(transport, request, parseAs)
  if (!response.ok || (parseAs === 'json' && isUnreadable(data, response)))
    throw errorOf({ request, response, body: data })
  return { data, response }
}

/** A text could not be parsed, and is right only where text was promised: no operation answers a bare JSON text. */
function isUnreadable(data: unknown, { headers }: Response): boolean {
  return typeof data === 'string' && !headers.get('Content-Type')?.startsWith('text/plain')
}

async function receive({ fetch }: Transport, request: Request, parseAs: ParseAs): Promise<Answer> {
  try {
    const response = await fetch(request)
    return { data: await read(response, parseAs), response }
  } catch (cause) {
    request.signal.throwIfAborted()
    throw new NetworkError(request, cause)
  }
}

async function read(response: Response, parseAs: ParseAs): Promise<unknown> {
  if (!response.ok || parseAs === 'json') {
    const text = await response.text()
    return text === '' ? undefined : parsedOrText(text)
  }
  return parseAs === 'stream' ? response.body : response[parseAs]()
}
