import type { CompiledContract } from '../contract.ts'
import type { ContractOperation } from '../route.ts'
import { CannotCheckError, type OperationResult } from './operation-result.ts'
import type { CheckTargetOptions } from './options.ts'
import { sideEffectOf } from './safety.ts'

/** So many operations are asked with credentials that none accepts before these are taken for wrong. */
const patience = 3

/**
 * Whether the target accepts the credentials. A 401 fails its operation once another has shown that they are good;
 * until then it is kept, for wrong credentials are no fault of the target's.
 */
export class SignIn {
  readonly #contract: CompiledContract
  readonly #options: CheckTargetOptions
  #isAccepted = false
  #refused: { readonly id: string; readonly result: OperationResult | undefined }[] = []

  constructor(contract: CompiledContract, options: CheckTargetOptions) {
    this.#contract = contract
    this.#options = options
  }

  /**
   * Answers the results that can be told now. `result` is undefined for an operation that is not reported. Throws a
   * {@link CannotCheckError} once it is clear that nothing accepts the credentials.
   */
  note(operation: ContractOperation, status: number, result: OperationResult | undefined): readonly OperationResult[] {
    const isOpen = isOpenToAll(this.#contract, operation)
    if (status === 401 && !this.#isAccepted) {
      this.#refused.push({ id: operation.id, result })
      if (!this.#hasCredentials && !isOpen) this.finish()
      if (this.#refused.length >= patience) this.finish()
      return []
    }
    if (!isOpen && status < 500) this.#isAccepted = true
    const kept = this.#isAccepted ? this.#refused.splice(0) : []
    return [...kept.map((each) => each.result), result].filter((each) => each !== undefined)
  }

  /** Throws a {@link CannotCheckError} if some operation was refused and none has accepted the credentials. */
  finish(): void {
    const [first] = this.#refused
    if (!first) return
    const complaint = this.#hasCredentials ? 'does not accept these credentials' : 'asks for credentials'
    throw new CannotCheckError('unauthorized', `${this.#options.baseUrl} ${complaint}: ${first.id} answered 401.`)
  }

  /** Whether an operation is signed by credentials: what nobody need sign may refuse those in its body. */
  signs(operation: ContractOperation): boolean {
    return this.#hasCredentials && (sideEffectOf(operation) === undefined || !isOpenToAll(this.#contract, operation))
  }

  get #hasCredentials(): boolean {
    return Object.keys(this.#options.headers ?? {}).some((name) => /^(authorization|cookie)$/i.test(name))
  }
}

function isOpenToAll({ document }: CompiledContract, { object }: ContractOperation): boolean {
  const security = object.security ?? document.security ?? []
  const needsNone = security.length === 0 || security.some((scheme) => Object.keys(scheme).length === 0)
  return needsNone || (object['x-roles'] ?? []).includes('anonymous')
}
