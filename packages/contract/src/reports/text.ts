import type { OperationResult } from '../target/operation-result.ts'
import { byReason, type CheckRun, countsText, failureLines } from './check-run.ts'

/** A report to read: what failed and why, the rest by outcome and reason, warnings, and the counts last. */
export function textReport({ target, results, problem, list = false }: CheckRun): string {
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const some = list ? Number.POSITIVE_INFINITY : 5
  const sections = [
    failed.flatMap(failureText),
    list ? passes(results) : reasons('passed', results, some),
    reasons('skipped', results, some),
    reasons('not checked', results, some),
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

function passes(results: readonly OperationResult[]): readonly string[] {
  return results
    .filter(({ outcome }) => outcome === 'passed')
    .map(({ operation, method, address, status, reason }) => {
      const remark = reason === undefined ? '' : `, ${reason}`
      return `passed ${operation} (${method} ${address}) ${status}${remark}`
    })
}

/** One line for all operations that share an outcome and a reason; of many, `most` are named. */
function reasons(
  outcome: OperationResult['outcome'],
  results: readonly OperationResult[],
  most: number,
): readonly string[] {
  return [...byReason(outcome, results)].map(([reason, group]) => {
    const names = group.map(({ operation }) => operation)
    const shown = names.length > most ? [...names.slice(0, most), `and ${names.length - most} more`] : names
    return `${outcome} ${group.length}, ${reason}: ${shown.join(', ')}`
  })
}

function warningText(results: readonly OperationResult[]): readonly string[] {
  return results.flatMap(({ warnings }) => warnings.map(({ message }) => `warning ${message}`))
}
