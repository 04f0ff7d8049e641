import { type CheckOptions, checkExchange } from './check-exchange.ts'
import { ContractError } from './contract-error.ts'

type Fetch = typeof globalThis.fetch

export interface ContractFetchOptions extends CheckOptions {
  /** Which requests belong to the contract; all of them if left out. Others are passed on unchecked. */
  readonly covers?: (request: Request) => boolean
}

/**
 * A fetch that checks every exchange and throws a {@link ContractError} that names the breaches.
 *
 * @example
 * const client = createClient({ fetch: contractFetch(fetch, { covers: ({ url }) => url.includes('.zendesk.com/') }) })
 */
export function contractFetch(fetch: Fetch = globalThis.fetch, options: ContractFetchOptions = {}): Fetch {
  return async (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init)
    if (options.covers && !options.covers(request)) return fetch(input, init)
    // A stream can be sent once, so that the copy goes out; all else is passed on as it came, options and all.
    const response = await (init?.body instanceof ReadableStream ? fetch(request.clone()) : fetch(input, init))
    const report = await checkExchange(request, response, options)
    if (report.violations.length > 0) throw new ContractError(report)
    return response
  }
}
