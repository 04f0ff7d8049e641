import type { Violation } from '../violation.ts'

/** How one operation of a target fared. */
export interface OperationResult {
  /** The operationId. */
  readonly operation: string
  /** The first tag of the operation: its family. */
  readonly family: string
  readonly method: string
  /** The address that was called, from the path on; the template where nothing was called. */
  readonly address: string
  /**
   * `passed` has been answered with success, by the contract. `not checked` could not be brought to that: it is not
   * allowed, there is no record to show, or nothing to call it with. `skipped` was not to be called, for it writes.
   */
  readonly outcome: 'passed' | 'failed' | 'not checked' | 'skipped'
  /** Why it failed, was not checked or was skipped; for one that passed a remark, if there is one. */
  readonly reason?: string | undefined
  /** Undefined where nothing was called or nothing was answered. */
  readonly status?: number | undefined
  readonly violations: readonly Violation[]
  readonly warnings: readonly Violation[]
  /** From sending to the whole answer, waits for a rate limit not counted. */
  readonly milliseconds: number
}

/** A check cannot be carried out at all; the message says why and what to do. */
export class CannotCheckError extends Error {
  override readonly name = 'CannotCheckError'
  /** No answer from the target, credentials that it refuses, or operations that do not exist. */
  readonly kind: 'unreachable' | 'unauthorized' | 'unknown-operation'

  constructor(kind: CannotCheckError['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
