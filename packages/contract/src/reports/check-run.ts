import type { OperationResult } from '../target/operation-result.ts'

/** A walk over a target as reports tell of it. */
export interface CheckRun {
  /** The address of the target. */
  readonly target: string
  readonly results: readonly OperationResult[]
  /** Why the walk could not be made or finished; undefined if it was. */
  readonly problem?: string | undefined
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** 0: nothing failed. 1: some operation did. 2: the check could not be made, so that nothing is known. */
export type ExitCode = 0 | 1 | 2

/** The exit code that a process should end with after a run. */
export function exitCodeOf({ results, problem }: CheckRun): ExitCode {
  const { passed, failed } = countsOf(results)
  if (problem !== undefined) return 2
  if (failed > 0) return 1
  return passed > 0 ? 0 : 2 // to have skipped everything is to have checked nothing
}

export function countsOf(results: readonly OperationResult[]): Counts {
  const count = (outcome: OperationResult['outcome']): number =>
    results.filter((each) => each.outcome === outcome).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}

/** `passed 700, failed 0, skipped 19` */
export function countsText(results: readonly OperationResult[]): string {
  const { passed, failed, skipped } = countsOf(results)
  return `passed ${passed}, failed ${failed}, skipped ${skipped}`
}

/** What is wrong with a failed operation, a line each; never empty. */
export function failureLines({ reason = 'failed', violations }: OperationResult): readonly string[] {
  return violations.length > 0 ? violations.map(({ message }) => message) : [reason]
}
