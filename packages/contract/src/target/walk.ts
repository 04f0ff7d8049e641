import { reportOn } from '../check-exchange.ts'
import type { CompiledContract } from '../contract.ts'
import type { ContractOperation } from '../route.ts'
import { violationsOf } from '../violation.ts'
import { type Call, callOf, withQuery } from './call.ts'
import { Finds } from './finds.ts'
import { failed, isExample, judge } from './judge.ts'
import { listOf } from './lists.ts'
import type { OperationResult } from './operation-result.ts'
import type { CheckTargetOptions } from './options.ts'
import type { Step } from './plan.ts'
import { sideEffectOf } from './safety.ts'
import { shownFindings } from './shown.ts'
import { SignIn } from './sign-in.ts'
import { type Exchanged, Target } from './target.ts'
import { type Turned, turnPages } from './turn-pages.ts'

/** One walk over a target: what it has found so far, and what it thinks of each operation. */
export class Walk {
  readonly results: OperationResult[] = []
  readonly #contract: CompiledContract
  readonly #options: CheckTargetOptions
  readonly #total: number
  readonly #target: Target
  readonly #signIn: SignIn
  readonly #finds = new Finds()

  constructor(contract: CompiledContract, options: CheckTargetOptions, total: number) {
    this.#contract = contract
    this.#options = options
    this.#total = total
    this.#target = new Target(contract.operations, options)
    this.#signIn = new SignIn(contract, options)
  }

  /** Calls an operation and takes note of how it fares, if it was asked for. */
  async take(step: Step): Promise<void> {
    const { operation, isAskedFor } = step
    const call = callOf(this.#contract, operation, this.#finds)
    const result = 'reason' in call ? uncalled(operation, 'not checked', call.reason) : await this.#check(step, call)
    const known = isAskedFor ? result : undefined
    const told = result.status === undefined ? [known] : this.#signIn.note(operation, result.status, known)
    for (const each of told) if (each) this.#report(each)
  }

  /** Takes note of an operation that is not to be called. */
  skip(operation: ContractOperation, reason: string): void {
    this.#report(uncalled(operation, 'skipped', reason))
  }

  /** Throws a CannotCheckError if nothing has accepted the credentials. */
  finish(): void {
    this.#signIn.finish()
  }

  #report(result: OperationResult): void {
    this.results.push(result)
    this.#options.onResult?.(result, { done: this.results.length, total: this.#total })
  }

  async #check({ operation, isAskedFor }: Step, call: Call): Promise<OperationResult> {
    const address = withQuery(call.address, call.query)
    const named = { ...nameOf(operation), address }
    const exchanged = await this.#target.ask(operation.method, address, call.body)
    if (exchanged instanceof Error) return { ...named, ...failed(exchanged.message), ...nothingMeasured }
    const { status } = exchanged.response
    if (status < 300) this.#learn(operation, call, exchanged)
    const { violations: own, warnings } = this.#compare(operation, call, exchanged)
    const isList = isPaged(operation) && status === 200 && own.length === 0 && !isExample(exchanged.response)
    const pages = isList && isAskedFor ? await this.#turnPages(operation, call, exchanged) : undefined
    const violations = [...own, ...this.#notShown(operation, call, exchanged), ...(pages?.violations ?? [])]
    const isEmpty = isList && listOf(operation.template, exchanged.json)?.records.length === 0
    return {
      ...named,
      ...judge(pages?.obstacle ?? exchanged, {
        origin: call.origin,
        violations,
        isEmpty,
        isSigned: this.#signIn.signs(operation),
        isRead: sideEffectOf(operation) === undefined,
      }),
      status,
      violations,
      warnings,
      milliseconds: exchanged.milliseconds,
    }
  }

  #learn({ template, method }: ContractOperation, { path }: Call, { response, json }: Exchanged): void {
    this.#finds.learn(template, path, json, method === 'POST' && response.status === 201)
  }

  #compare(
    operation: ContractOperation,
    { path }: Call,
    { request, response }: Pick<Exchanged, 'request' | 'response'>,
  ) {
    const { strict = false } = this.#options
    return reportOn(this.#contract, { operation, path }, request, response, { strict, only: 'response' })
  }

  #notShown(operation: ContractOperation, call: Call, { request, response, json }: Exchanged) {
    if (operation.method !== 'GET' || response.status !== 200 || isExample(response)) return []
    const { method, path } = request
    return violationsOf({ method, path, status: response.status }, shownFindings(operation, call, json))
  }

  #turnPages(operation: ContractOperation, call: Call, { json }: Exchanged): Promise<Turned> {
    return turnPages({
      target: this.#target,
      operation,
      call,
      whole: json,
      breachesOf: (page) => this.#compare(operation, call, page).violations,
    })
  }
}

/** Whether an operation is a list that is read; one without paging states that. */
function isPaged({ method, object }: ContractOperation): boolean {
  return method === 'GET' && object['x-pagination'] !== undefined
}

function uncalled(operation: ContractOperation, outcome: 'not checked' | 'skipped', reason: string): OperationResult {
  return { ...nameOf(operation), outcome, reason, ...nothingMeasured }
}

const nothingMeasured = { violations: [], warnings: [], milliseconds: 0 } as const

function nameOf({ id, method, template, object }: ContractOperation) {
  return { operation: id, family: object.tags?.[0] ?? '', method, address: template }
}
