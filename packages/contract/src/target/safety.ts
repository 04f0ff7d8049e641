import type { ContractOperation } from '../route.ts'

/**
 * What calling an operation changes, in words; undefined if it only reads, so that it may be called on a real account.
 * Only GET and HEAD can be harmless, and of those not the ones marked `x-side-effect` in the document.
 */
export function sideEffectOf({ method, object }: ContractOperation): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return `${method} changes the account`
  return object['x-side-effect']
}
