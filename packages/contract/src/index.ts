export type { OpenApiDocument } from '@fakedesk/spec/openapi'
export { type CheckOptions, checkExchange, type ExchangeReport } from './check-exchange.ts'
export { ContractError } from './contract-error.ts'
export { type ContractFetchOptions, contractFetch } from './contract-fetch.ts'
export type { Exchange, HeaderValues, RecordedRequest, RecordedResponse } from './exchange.ts'
export { type CheckRun, type ExitCode, exitCodeOf } from './reports/check-run.ts'
export { githubReport } from './reports/github.ts'
export { jsonReport } from './reports/json.ts'
export { junitReport } from './reports/junit.ts'
export { textReport } from './reports/text.ts'
export { checkTarget } from './target/check-target.ts'
export type { Credentials } from './target/credentials.ts'
export { CannotCheckError, type OperationResult } from './target/operation-result.ts'
export type { CheckTargetOptions, Progress } from './target/options.ts'
export {
  type ReportFormat,
  type RunCheckOptions,
  type RunCheckOutcome,
  reportFormats,
  runCheck,
} from './target/run-check.ts'
export type { Place, Violation } from './violation.ts'
