import type { DeliveryRequest } from '../../delivery/policy.ts'
import type { Outcome } from '../../delivery/send.ts'

/** What was done to deliver: a call and what came of it, or nothing since the circuit was broken or the webhook is gone. */
export type Done =
  | { readonly request: DeliveryRequest; readonly outcome: Outcome }
  | { readonly request: undefined; readonly outcome: { readonly kind: 'circuit broken' | 'terminated' } }

export const hasSucceeded = (outcome: Done['outcome']) => statusOf(outcome) === 'success'

/** The outcome as invocations and attempts tell it. */
export function statusOf(outcome: Done['outcome']): string {
  if (outcome.kind !== 'answered') return outcome.kind
  if (outcome.status >= 500) return 'server error'
  if (outcome.status >= 400) return 'client error'
  return outcome.status >= 200 && outcome.status < 300 ? 'success' : 'failed'
}
