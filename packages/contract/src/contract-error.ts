import type { ExchangeReport } from './check-exchange.ts'
import type { Violation } from './violation.ts'

/** An exchange broke the contract; the message names every breach on a line of its own. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  /** The operationId; undefined where no operation has this method and path. */
  readonly operation: string | undefined
  readonly violations: readonly Violation[]

  constructor({ operation, violations }: ExchangeReport) {
    super(breachText(violations))
    this.operation = operation
    this.violations = violations
  }
}

/** Breaches as lines under a heading. */
export function breachText(violations: readonly Violation[]): string {
  const count = violations.length === 1 ? '1 breach' : `${violations.length} breaches`
  return [`${count} of the contract:`, ...violations.map(({ message }) => `  ${message}`)].join('\n')
}
