import { type CheckOptions, checkExchange } from './check-exchange.ts'
import { breachText } from './contract-error.ts'
import type { Exchange } from './exchange.ts'

/** What `expect` gains, whichever test runner it is of. */
export interface ContractMatchers<Result = Promise<void>> {
  /**
   * Passes if the exchange holds to the Support specification, or to `document`. Asynchronous: await it.
   *
   * @example
   * await expect({ request, response }).toMatchContract()
   * await expect({ request, response }).toMatchContract({ strict: true })
   */
  toMatchContract(options?: CheckOptions): Result
}

// For jest's global `expect`, and for vitest before 5.
declare global {
  namespace jest {
    interface Matchers<R, T> extends ContractMatchers {}
  }
}

/** As vitest and jest extend their `expect`. */
export const matchers = {
  async toMatchContract(received: unknown, options?: CheckOptions) {
    if (!isExchange(received)) throw new TypeError('toMatchContract() wants { request, response }.')
    const { operation, violations } = await checkExchange(received.request, received.response, options)
    return {
      pass: violations.length === 0,
      message: () =>
        violations.length === 0 ? `The exchange holds to the contract of ${operation}.` : breachText(violations),
    }
  },
}

function isExchange(value: unknown): value is Exchange {
  return typeof value === 'object' && value !== null && 'request' in value && 'response' in value
}
