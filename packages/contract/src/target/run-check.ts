import { type CheckRun, type ExitCode, exitCodeOf } from '../reports/check-run.ts'
import { githubReport } from '../reports/github.ts'
import { jsonReport } from '../reports/json.ts'
import { junitReport } from '../reports/junit.ts'
import { textReport } from '../reports/text.ts'
import { checkTarget } from './check-target.ts'
import { type Credentials, credentialHeaders } from './credentials.ts'
import { CannotCheckError, type OperationResult } from './operation-result.ts'
import type { CheckTargetOptions } from './options.ts'

export type ReportFormat = keyof typeof reports

export interface RunCheckOptions extends Omit<CheckTargetOptions, 'baseUrl' | 'headers'>, Credentials {
  /** Where the target is: `https://acme.zendesk.com`, `http://127.0.0.1:4010`. */
  readonly target: string
  /** The form of the report; `text` if left out. */
  readonly format?: ReportFormat
  /** Has a text report name every operation, also those that have passed. */
  readonly list?: boolean
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

const reports = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
} as const satisfies Record<string, (run: CheckRun) => string>

/** The forms of reports. */
export const reportFormats: readonly ReportFormat[] = ['text', 'json', 'junit', 'github']

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
    const onResult: CheckTargetOptions['onResult'] = (result, progress) => {
      results.push(result)
      options.onResult?.(result, progress)
    }
    await checkTarget({ ...options, baseUrl: targetUrl(target), headers, onResult })
  } catch (error) {
    if (!(error instanceof CannotCheckError)) throw error
    problem = error.message
  }
  const run = { target: withoutCredentials(target), results, problem, list: options.list ?? false }
  return { exitCode: exitCodeOf(run), results, text: reports[format](run) }
}

function targetUrl(target: string): string {
  const url = URL.canParse(target) ? new URL(target) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw unusable(`${target} is no address of a server; give one such as http://127.0.0.1:4010.`)
  }
  if (url.username !== '' || url.password !== '') {
    throw unusable('The address of the target holds credentials; give user and password by themselves.')
  }
  return target
}

/** A report is read by more people than may know a password. */
function withoutCredentials(target: string): string {
  return target.replace(/(?<=^\w+:\/\/)[^/]*@/, '')
}

function unusable(message: string): CannotCheckError {
  return new CannotCheckError('unreachable', message)
}
