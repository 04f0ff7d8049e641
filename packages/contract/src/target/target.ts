import { type ReadRequest, type ReadResponse, readRequest } from '../exchange.ts'
import type { ContractOperation } from '../route.ts'
import type { Call } from './call.ts'
import { CannotCheckError } from './operation-result.ts'
import type { CheckTargetOptions } from './options.ts'
import { sendPatiently } from './send.ts'

/** A request and what it was answered. */
export interface Exchanged {
  readonly request: ReadRequest
  readonly response: ReadResponse
  /** The JSON of the answer; undefined if it has none. */
  readonly json: unknown
  readonly milliseconds: number
}

/** The server that is checked: it is sent requests until it no longer answers. */
export class Target {
  readonly #base: string
  readonly #options: CheckTargetOptions
  #silences = 0
  #hasAnswered = false

  constructor(operations: readonly ContractOperation[], options: CheckTargetOptions) {
    this.#base = baseOf(options.baseUrl, operations)
    this.#options = options
  }

  /**
   * Answers an Error for a single silence. A target that has never answered, or no longer does, ends the walk with a
   * {@link CannotCheckError}.
   */
  async ask(method: string, address: string, body?: Call['body']): Promise<Exchanged | Error> {
    const { fetch = globalThis.fetch, wait = pause } = this.#options
    const request = () => this.#request(method, address, body)
    try {
      const { response, milliseconds } = await sendPatiently(request, (each) => fetch(each), wait)
      this.#hasAnswered = true
      this.#silences = 0
      return { request: await readRequest(request()), response, json: jsonOf(response), milliseconds }
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error))
      const reason = causeOf(cause)
      this.#silences++
      if (this.#hasAnswered && this.#silences < 5) return new Error(`no answer: ${reason}`, { cause })
      const message = `No answer from ${this.#options.baseUrl}: ${reason}. Is it running, and is the address right?`
      throw new CannotCheckError('unreachable', message, { cause })
    }
  }

  /**
   * The address of a link on this target, from the path on. Whatever host a link names, credentials go to the target
   * alone; behind a proxy a link may lack the path that the target is reached by.
   */
  addressOf(link: string): string | undefined {
    if (!URL.canParse(link, this.#base)) return undefined
    const { pathname, search } = new URL(link, this.#base)
    const prefix = new URL(this.#base).pathname.replace(/\/$/, '')
    return (pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname) + search
  }

  #request(method: string, address: string, body: Call['body']): Request {
    const { headers = {}, timeout = 30 } = this.#options
    const type = body && { 'content-type': body.contentType }
    return new Request(this.#base + address, {
      method,
      headers: { accept: 'application/json', ...headers, ...type },
      body: body?.text ?? null,
      redirect: 'manual', // a redirection is an answer too, which the contract may describe
      signal: AbortSignal.timeout(timeout * 1000),
    })
  }
}

/** What stands before each address. Who gives the address of the API itself, `/api/v2`, means the server it is on. */
function baseOf(baseUrl: string, operations: readonly ContractOperation[]): string {
  const { origin, pathname } = new URL(baseUrl)
  const path = pathname.replace(/\/+$/, '')
  const isOfDocument = (api: string): boolean => operations.some(({ template }) => template.startsWith(`${api}/`))
  return origin + path.replace(/\/api(\/v\d+)?$/, (api) => (isOfDocument(api) ? '' : api))
}

function jsonOf({ body }: ReadResponse): unknown {
  if (body.kind !== 'text') return undefined
  try {
    return JSON.parse(body.text)
  } catch {
    return undefined // what is wrong with it, the check of the body says
  }
}

/** Node hides why a fetch failed in the cause, and there perhaps in the first of several errors. */
function causeOf(error: Error): string {
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause
  return cause instanceof Error ? cause.message : error.message
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}
