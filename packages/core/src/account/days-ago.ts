import type { Account } from './account.ts'

export const day = 24 * 60 * 60_000

/** Does the work as it would have been done that many days before the account's present. */
export function daysAgo<T>({ clock }: Account, days: number, work: () => T): T {
  return clock.at(clock.now() - days * day, work)
}
