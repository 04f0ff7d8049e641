import type { OperationResult } from '../target/operation-result.ts'
import { type CheckRun, countsText, failureLines } from './check-run.ts'

/** A report to read: what failed and why, what was skipped by reason, remarks and warnings, and the counts last. */
export function textReport({ target, results, problem }: CheckRun): string {
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const sections = [
    failed.flatMap(failureText),
    byReason('skipped', results),
    byReason('passed', results),
    warningText(results),
    problem === undefined ? [] : [`Could not check: ${problem}`],
    [`${target}: ${countsText(results)}`],
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function failureText(result: OperationResult): readonly string[] {
  const heading = `failed ${result.operation} (${result.method} ${result.address})`
  return [heading, ...failureLines(result).map((line) => `  ${line}`)]
}

/** One line for all operations that share an outcome and a reason. */
function byReason(outcome: OperationResult['outcome'], results: readonly OperationResult[]): readonly string[] {
  const reasoned = results.filter((result) => result.outcome === outcome && result.reason !== undefined)
  const groups = Map.groupBy(reasoned, ({ reason }) => reason)
  return [...groups].map(([reason, group]) => {
    const names = group.map(({ operation }) => operation)
    const shown = names.length > 5 ? [...names.slice(0, 5), `and ${names.length - 5} more`] : names
    return `${outcome} ${group.length}, ${reason}: ${shown.join(', ')}`
  })
}

function warningText(results: readonly OperationResult[]): readonly string[] {
  return results.flatMap(({ warnings }) => warnings.map(({ message }) => `warning ${message}`))
}
