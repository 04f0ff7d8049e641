import type { Account } from '../account/account.ts'

/** `March 14, 2026`, by the account's calendar. */
export const dayTold = (account: Account, time: string | null): string =>
  told(account, time, { year: 'numeric', month: 'long', day: 'numeric' })

/** The same with the time of day. */
export const momentTold = (account: Account, time: string | null): string =>
  told(account, time, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

function told({ settings }: Account, time: string | null, form: Intl.DateTimeFormatOptions): string {
  if (time === null) return ''
  return new Intl.DateTimeFormat('en-US', { ...form, timeZone: settings.iana_time_zone }).format(Date.parse(time))
}
