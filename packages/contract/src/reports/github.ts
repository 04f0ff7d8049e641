import { byReason, type CheckRun, countsText, exitCodeOf, failureLines } from './check-run.ts'

/** Workflow commands that GitHub Actions shows as annotations: an error for each breach, what was not checked, and the counts. */
export function githubReport(run: CheckRun): string {
  const { target, results, problem } = run
  const errors = results
    .filter(({ outcome }) => outcome === 'failed')
    .flatMap((result) => failureLines(result).map((line) => command('error', result.operation, line)))
  const warnings = results.flatMap(({ operation, warnings: found }) =>
    found.map(({ message }) => command('warning', operation, message)),
  )
  const unchecked = [...byReason('not checked', results)].map(([reason, group]) =>
    command('notice', 'Not checked', `${reason}: ${group.map(({ operation }) => operation).join(', ')}`),
  )
  const aborted = problem === undefined ? [] : [command('error', 'Could not check', problem)]
  const summary = command(exitCodeOf(run) === 0 ? 'notice' : 'error', `Contract of ${target}`, countsText(results))
  return `${[...errors, ...warnings, ...unchecked, ...aborted, summary].join('\n')}\n`
}

function command(kind: 'error' | 'warning' | 'notice', title: string, message: string): string {
  return `::${kind} title=${escapeProperty(title)}::${escapeMessage(message)}`
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
