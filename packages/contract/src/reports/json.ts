import { type CheckRun, countsOf, exitCodeOf } from './check-run.ts'

/** JSON for programs: the counts, and each operation as the walk tells of it. */
export function jsonReport(run: CheckRun): string {
  const { target, results, problem = null } = run
  const { passed, failed, notChecked, skipped } = countsOf(results)
  const report = {
    target,
    exit_code: exitCodeOf(run),
    problem,
    counts: { passed, failed, not_checked: notChecked, skipped },
    operations: results,
  }
  return `${JSON.stringify(report, null, 2)}\n`
}
