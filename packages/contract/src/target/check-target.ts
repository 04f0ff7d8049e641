import { compileContract } from '../contract.ts'
import type { OperationResult } from './operation-result.ts'
import type { CheckTargetOptions } from './options.ts'
import { planOf } from './plan.ts'
import { sideEffectOf } from './safety.ts'
import { Walk } from './walk.ts'

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
  const total = unsafe.length + stages.flat().filter(({ isAskedFor }) => isAskedFor).length
  const walk = new Walk(contract, options, total)
  for (const stage of stages) await inParallel(stage, options.concurrency ?? 1, (step) => walk.take(step))
  walk.finish()
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
