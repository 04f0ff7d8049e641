import type { Account } from '../../account/account.ts'

/** The present to the nanosecond, as webhooks tell time (recorded): the clock knows milliseconds, and chance the rest. */
export function nanoseconds({ clock, chance }: Account): string {
  return new Date(clock.now()).toISOString().replace('Z', `${chance.text(6, '0123456789')}Z`)
}
