import type { Account } from '../account/account.ts'

/** `March 14, 2026`, by the account's calendar. */
export const dayTold = (account: Account, time: string | null): string =>
  told(account, time, 'day', { year: 'numeric', month: 'long', day: 'numeric' })

/** The same with the time of day. */
export const momentTold = (account: Account, time: string | null): string =>
  told(account, time, 'moment', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

/** A form takes longer to make than a thousand times to tell. */
function told(account: Account, time: string | null, name: string, form: Intl.DateTimeFormatOptions): string {
  if (time === null) return ''
  const timeZone = account.settings.iana_time_zone
  const made = account.keepWhile(
    `form of a ${name}`,
    timeZone,
    () => new Intl.DateTimeFormat('en-US', { ...form, timeZone }),
  )
  return made.format(Date.parse(time))
}
