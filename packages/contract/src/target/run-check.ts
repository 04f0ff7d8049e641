import { type CheckRun, type ExitCode, exitCodeOf } from '../reports/check-run.ts'
import { githubReport } from '../reports/github.ts'
import { junitReport } from '../reports/junit.ts'
import { textReport } from '../reports/text.ts'
import { checkTarget } from './check-target.ts'
import { type Credentials, credentialHeaders } from './credentials.ts'
import { CannotCheckError, type OperationResult } from './operation-result.ts'
import type { CheckTargetOptions } from './options.ts'

export type ReportFormat = 'text' | 'junit' | 'github'

export interface RunCheckOptions extends Omit<CheckTargetOptions, 'baseUrl' | 'headers'>, Credentials {
  /** Where the target is: `https://acme.zendesk.com`, `http://127.0.0.1:4010`. */
  readonly target: string
  /** The form of the report; `text` if left out. */
  readonly format?: ReportFormat
  /** Sent with every request, besides the credentials. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface RunCheckOutcome {
  readonly exitCode: ExitCode
  /** What was decided, even if the walk could not be finished. */
  readonly results: readonly OperationResult[]
  /** The report, in the form that was asked for. */
  readonly text: string
}

const reports = { text: textReport, junit: junitReport, github: githubReport } as const satisfies Record<
  ReportFormat,
  (run: CheckRun) => string
>

/**
 * Walks over a target and reports: what `fakedesk check --target URL` does. Never throws for a target that does not
 * answer or refuses the credentials; that is exit code 2, and the report says why.
 */
export async function runCheck(options: RunCheckOptions): Promise<RunCheckOutcome> {
  const { target, format = 'text' } = options
  const results: OperationResult[] = []
  let problem: string | undefined
  try {
    const headers = { ...options.headers, ...credentialHeaders(options) }
    const onResult = (result: OperationResult): void => {
      results.push(result)
      options.onResult?.(result)
    }
    await checkTarget({ ...options, baseUrl: targetUrl(target), headers, onResult })
  } catch (error) {
    if (!(error instanceof CannotCheckError)) throw error
    problem = error.message
  }
  const run = { target, results, problem }
  return { exitCode: exitCodeOf(run), results, text: reports[format](run) }
}

function targetUrl(target: string): string {
  if (URL.canParse(target) && /^https?:/.test(target)) return target
  throw new CannotCheckError(
    'unreachable',
    `${target} is no address of a server; give one such as http://127.0.0.1:4010.`,
  )
}
