import type { Account } from '../../account/account.ts'
import { type BusinessHours, businessHours } from './business-time.ts'
import type { StoredSchedule } from './schedule.ts'

interface Ready {
  /** Of the account's holidays, when the hours were made ready. */
  readonly version: number
  readonly hours: BusinessHours
}

const ready = new WeakMap<StoredSchedule, Ready>()

/** The opening hours that tickets are measured by: those of the account's first schedule; undefined where it has none. */
function usualHours(account: Account): BusinessHours | undefined {
  const schedule = account.schedules.rows.first()
  return schedule && hoursOfSchedule(account, schedule)
}

/** The opening hours that count for a ticket: of the schedule that a rule has set, or else the usual ones. */
export function hoursFor(
  account: Account,
  { schedule_id }: { readonly schedule_id?: number },
): BusinessHours | undefined {
  const schedule = account.schedules.get(schedule_id)
  return schedule ? hoursOfSchedule(account, schedule) : usualHours(account)
}

function hoursOfSchedule({ holidays }: Account, schedule: StoredSchedule): BusinessHours {
  const known = ready.get(schedule)
  if (known?.version === holidays.version) return known.hours
  const hours = businessHours(schedule, [...holidays.by('schedule', schedule.id)])
  ready.set(schedule, { version: holidays.version, hours })
  return hours
}
