import { isObject } from '@fakedesk/spec/openapi'
import type { ReadResponse } from '../exchange.ts'
import type { Violation } from '../violation.ts'
import type { Call } from './call.ts'
import type { OperationResult } from './operation-result.ts'
import type { Exchanged } from './target.ts'

type Judgement = Pick<OperationResult, 'outcome' | 'reason'>

/** What is known of an answer beside itself. */
export interface Circumstances extends Pick<Call, 'origin'> {
  readonly violations: readonly Violation[]
  /** Whether it is a list without records. */
  readonly isEmpty: boolean
  /** Whether the request carried credentials and these are what it is signed by, not what its body asks for. */
  readonly isSigned: boolean
  /** Whether it only reads: what writes may miss what was deleted before, and may have reasons of its own. */
  readonly isRead: boolean
}

/** What an answer says of an operation, once it has been compared with the contract. Only success passes. */
export function judge(
  exchanged: Exchanged | Error,
  { origin, violations, isEmpty, isSigned, isRead }: Circumstances,
): Judgement {
  const breaches = violations.length
  if (breaches > 0) return failed(breaches === 1 ? '1 breach' : `${breaches} breaches`)
  if (exchanged instanceof Error) return failed(exchanged.message)
  const { json, response } = exchanged
  const { status } = response
  if (isExample(response)) return notChecked("an example of the specification's own")
  // Zendesk names an address that it does not serve so; a record that is missing is a RecordNotFound.
  if (status === 404 && isObject(json) && json.error === 'InvalidEndpoint') {
    return failed('the target does not serve this address')
  }
  if (status === 404 && origin === 'listed' && isRead) return failed('404 for a record that the target lists')
  if (status === 401 && isSigned) return failed('401 for credentials that the target accepts elsewhere')
  if (status === 401 || status === 403) return notChecked(`not allowed (${status})`)
  if (status === 429) return notChecked('the rate limit did not lift')
  if (status === 404 && origin === 'example') return notChecked('no record to show')
  if (status >= 400) return notChecked(`answered ${status}, as documented`)
  return { outcome: 'passed', reason: isEmpty ? 'an empty list' : undefined }
}

/** A Fakedesk tells where it has no handler yet: to compare the specification with its own examples says nothing. */
export function isExample({ headers }: ReadResponse): boolean {
  return headers?.get('x-fakedesk-answered-by') === 'stand-in'
}

export function failed(reason: string): Judgement {
  return { outcome: 'failed', reason }
}

function notChecked(reason: string): Judgement {
  return { outcome: 'not checked', reason }
}
