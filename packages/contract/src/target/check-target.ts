import { compileContract } from '../contract.ts'
import type { OpenApiDocument } from '../openapi.ts'
import type { OperationResult } from './operation-result.ts'
import { planOf } from './plan.ts'
import { sideEffectOf } from './safety.ts'
import type { Send, Wait } from './send.ts'
import { Walk } from './walk.ts'

export interface CheckTargetOptions {
  /** Where the target is: `https://acme.zendesk.com`, `http://127.0.0.1:4010`. A path is put before each address. */
  readonly baseUrl: string
  /** Sent with every request: `{ authorization: 'Bearer ...' }`. */
  readonly headers?: Readonly<Record<string, string>>
  /** What sends the requests; the global fetch if left out. */
  readonly fetch?: Send
  /** Only these operationIds; `*` stands for any text. Lists that they need are read, but not reported. */
  readonly operations?: readonly string[]
  /** Calls writing operations too, with the document's examples. Only for a target that may be emptied. */
  readonly everything?: boolean
  /** Counts what is undocumented as a breach. */
  readonly strict?: boolean
  /** Another OpenAPI 3.1 document in place of the Support API's. */
  readonly document?: OpenApiDocument
  /** How many requests may be under way at once; 1 if left out. */
  readonly concurrency?: number
  /** Told of each operation as soon as it is decided. */
  readonly onResult?: (result: OperationResult) => void
  /** Seconds until a request without an answer is given up; 30 if left out. */
  readonly timeout?: number
  /** Waits until a rate limit lifts; a timer if left out. */
  readonly wait?: Wait
}

/**
 * Calls the operations of the specification on a running server and checks every answer. Unless `everything` is asked
 * for, only what reads is called, so that a real account is left as it was. Ids come from lists that were read before.
 *
 * Throws a {@link CannotCheckError} if the target does not answer, refuses the credentials, or an operation that was
 * asked for does not exist.
 */
export async function checkTarget(options: CheckTargetOptions): Promise<readonly OperationResult[]> {
  const contract = await compileContract(options.document)
  const { stages, unsafe } = planOf(contract.operations, options.operations, options.everything ?? false)
  const walk = new Walk(contract, options)
  for (const stage of stages) await inParallel(stage, options.concurrency ?? 1, (step) => walk.take(step))
  for (const operation of unsafe) walk.skip(operation, sideEffectOf(operation) ?? '')
  return walk.results
}

async function inParallel<T>(items: readonly T[], count: number, run: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item)
  }
  try {
    await Promise.all(Array.from({ length: count }, work))
  } catch (error) {
    queue.length = 0 // the other workers stop after what they have in hand
    throw error
  }
}
