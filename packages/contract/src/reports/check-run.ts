import type { OperationResult } from '../target/operation-result.ts'

/** A walk over a target as reports tell of it. */
export interface CheckRun {
  /** The address of the target. */
  readonly target: string
  readonly results: readonly OperationResult[]
  /** Why the walk could not be made or finished; undefined if it was. */
  readonly problem?: string | undefined
  /** Whether a report to read names every operation, also those that have passed. */
  readonly list?: boolean
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly notChecked: number
  readonly skipped: number
}

/** 0: nothing failed and something passed. 1: some operation failed. 2: the check could not be made or finished. */
export type ExitCode = 0 | 1 | 2

/** The exit code that a process should end with after a run. */
export function exitCodeOf({ results, problem }: CheckRun): ExitCode {
  const { passed, failed } = countsOf(results)
  if (problem !== undefined) return 2
  if (failed > 0) return 1
  return passed > 0 ? 0 : 2 // without one that passed, nothing has been checked
}

export function countsOf(results: readonly OperationResult[]): Counts {
  const count = (outcome: OperationResult['outcome']): number =>
    results.filter((each) => each.outcome === outcome).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    notChecked: count('not checked'),
    skipped: count('skipped'),
  }
}

/** `passed 340, failed 0, not checked 21, skipped 350` */
export function countsText(results: readonly OperationResult[]): string {
  const { passed, failed, notChecked, skipped } = countsOf(results)
  return `passed ${passed}, failed ${failed}, not checked ${notChecked}, skipped ${skipped}`
}

/** The results of an outcome that have the same reason, by that reason. */
export function byReason(
  outcome: OperationResult['outcome'],
  results: readonly OperationResult[],
): ReadonlyMap<string, readonly OperationResult[]> {
  return Map.groupBy(
    results.filter((each) => each.outcome === outcome && each.reason !== undefined),
    ({ reason = '' }) => reason,
  )
}

/** What is wrong with a failed operation, a line each; never empty. */
export function failureLines({ reason = 'failed', violations }: OperationResult): readonly string[] {
  return violations.length > 0 ? violations.map(({ message }) => message) : [reason]
}
