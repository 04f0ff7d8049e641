import type { ContractOperation } from '../route.ts'

/**
 * What calling an operation changes, in words; undefined if it only reads, so that it may be called on a real account.
 * Only GET and HEAD can be harmless, and of those not the ones listed here or marked `x-side-effect` in a document.
 */
export function sideEffectOf({ id, method, object }: ContractOperation): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return `${method} changes the account`
  return object['x-side-effect'] ?? supportSideEffects[id]
}

/** Operations of the Support API that are GET and change something all the same. */
const supportSideEffects: Readonly<Record<string, string>> = {
  RenewCurrentSession: 'it prolongs the session and hands out a new authenticity token',
  ExportView: 'it starts an export, which is sent by e-mail',
}
