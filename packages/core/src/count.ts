import type { Account } from './account/account.ts'

/** The answer of a count operation: the value, and when it was counted, with an offset in place of `Z` (recorded). */
export function count(account: Account, rows: { readonly size: number }) {
  return { count: { value: rows.size, refreshed_at: account.now.replace('Z', '+00:00') } }
}
