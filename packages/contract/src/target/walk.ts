import { reportOn } from '../check-exchange.ts'
import type { CompiledContract } from '../contract.ts'
import { readRequest } from '../exchange.ts'
import type { ContractOperation } from '../route.ts'
import { type Call, callOf } from './call.ts'
import { Finds } from './finds.ts'
import { judge } from './judge.ts'
import { CannotCheckError, type OperationResult } from './operation-result.ts'
import type { CheckTargetOptions } from './options.ts'
import type { Step } from './plan.ts'
import { type Answer, sendPatiently } from './send.ts'

/** One walk over a target: what it has found so far, and what it thinks of each operation. */
export class Walk {
  readonly results: OperationResult[] = []
  readonly #contract: CompiledContract
  readonly #options: CheckTargetOptions
  readonly #finds = new Finds()
  #isSignedIn = false
  #silences = 0
  #hasAnswered = false

  constructor(contract: CompiledContract, options: CheckTargetOptions) {
    this.#contract = contract
    this.#options = options
  }

  /** Calls an operation and takes note of how it fares, if it was asked for. */
  async take({ operation, isAskedFor }: Step): Promise<void> {
    const call = callOf(this.#contract, operation, this.#finds)
    const result = 'reason' in call ? skipped(operation, call.reason) : await this.#check(operation, call)
    if (isAskedFor) this.#report(result)
  }

  /** Takes note of an operation that is not called. */
  skip(operation: ContractOperation, reason: string): void {
    this.#report(skipped(operation, reason))
  }

  #report(result: OperationResult): void {
    this.results.push(result)
    this.#options.onResult?.(result)
  }

  async #check(operation: ContractOperation, call: Call): Promise<OperationResult> {
    const named = { ...nameOf(operation), address: call.address }
    const request = this.#requestOf(operation, call)
    const answer = await this.#send(request)
    if (answer instanceof Error) {
      const reason = `no answer: ${causeOf(answer)}`
      return { ...named, outcome: 'failed', reason, violations: [], warnings: [], milliseconds: 0 }
    }
    const { response, milliseconds } = answer
    this.#noteSignIn(operation, response.status)
    const body = response.body.kind === 'text' ? parsed(response.body.text) : undefined
    if (response.status < 300) {
      this.#finds.learn(operation.template, call.path, body, operation.method === 'POST' && response.status === 201)
    }
    const asked = await readRequest(request())
    const match = { operation, path: call.path }
    const report = reportOn(this.#contract, match, asked, response, {
      strict: this.#options.strict ?? false,
      only: 'response',
    })
    const { violations, warnings } = report
    return {
      ...named,
      ...judge(response.status, body, call, report),
      status: response.status,
      violations,
      warnings,
      milliseconds,
    }
  }

  #requestOf({ method }: ContractOperation, { address, body }: Call): () => Request {
    const { baseUrl, headers = {}, timeout = 30 } = this.#options
    const type = body && { 'content-type': body.contentType }
    return () =>
      new Request(baseUrl.replace(/\/+$/, '') + address, {
        method,
        headers: { accept: 'application/json', ...headers, ...type },
        body: body?.text ?? null,
        redirect: 'manual', // a redirection is an answer too, which the contract may describe
        signal: AbortSignal.timeout(timeout * 1000),
      })
  }

  /** A target that has never answered, or no longer does, ends the walk; a single silence is that operation's fault. */
  async #send(request: () => Request): Promise<Answer | Error> {
    const { fetch = globalThis.fetch, wait = pause } = this.#options
    try {
      const answer = await sendPatiently(request, (each) => fetch(each), wait)
      this.#hasAnswered = true
      this.#silences = 0
      return answer
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error))
      this.#silences++
      if (this.#hasAnswered && this.#silences < 5) return cause
      const message = `No answer from ${this.#options.baseUrl}: ${causeOf(cause)}. Is it running, and is the address right?`
      throw new CannotCheckError('unreachable', message, { cause })
    }
  }

  /** A 401 before anything that needs signing in has worked means wrong credentials, not a missing permission. */
  #noteSignIn(operation: ContractOperation, status: number): void {
    if (this.#isSignedIn || isOpenToAll(this.#contract, operation)) return
    if (status !== 401) {
      this.#isSignedIn = status < 500
      return
    }
    const { baseUrl, headers = {} } = this.#options
    const hasCredentials = Object.keys(headers).some((name) => /^(authorization|cookie)$/i.test(name))
    const complaint = hasCredentials ? 'does not accept these credentials' : 'asks for credentials'
    throw new CannotCheckError('unauthorized', `${baseUrl} ${complaint}: ${operation.id} answered 401.`)
  }
}

function isOpenToAll({ document }: CompiledContract, { object }: ContractOperation): boolean {
  const security = object.security ?? document.security ?? []
  const needsNone = security.length === 0 || security.some((scheme) => Object.keys(scheme).length === 0)
  return needsNone || (object['x-roles'] ?? []).includes('anonymous')
}

function skipped(operation: ContractOperation, reason: string): OperationResult {
  return { ...nameOf(operation), outcome: 'skipped', reason, violations: [], warnings: [], milliseconds: 0 }
}

function nameOf({ id, method, template, object }: ContractOperation) {
  return { operation: id, family: object.tags?.[0] ?? '', method, address: template }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
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
