import { isObject } from '@fakedesk/spec/openapi'
import type { ExchangeReport } from '../check-exchange.ts'
import type { Call } from './call.ts'
import type { OperationResult } from './operation-result.ts'

type Judgement = Pick<OperationResult, 'outcome' | 'reason'>

/** What an answer says of an operation, once it has been compared with the contract. */
export function judge(status: number, body: unknown, { origin }: Call, report: ExchangeReport): Judgement {
  const breaches = report.violations.length
  if (breaches > 0) return { outcome: 'failed', reason: breaches === 1 ? '1 breach' : `${breaches} breaches` }
  // Zendesk names an address that it does not serve so; a record that is missing is a RecordNotFound.
  if (status === 404 && origin !== 'made-up' && isObject(body) && body.error === 'InvalidEndpoint') {
    return { outcome: 'failed', reason: 'the target does not serve this address' }
  }
  if (status === 401 || status === 403) return { outcome: 'skipped', reason: `not allowed (${status})` }
  if (status === 429) return { outcome: 'skipped', reason: 'the rate limit did not lift' }
  if (status === 404 && origin !== 'found') return { outcome: 'passed', reason: 'no record to show' }
  if (status >= 400) return { outcome: 'passed', reason: `answered ${status}, as documented` }
  return { outcome: 'passed', reason: undefined }
}
