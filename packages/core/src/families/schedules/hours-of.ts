import type { Account } from '../../account/account.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { type BusinessHours, businessHours } from './business-time.ts'
import type { StoredSchedule } from './schedule.ts'

interface Ready {
  /** Of the account's holidays, when the hours were made ready. */
  readonly version: number
  readonly hours: BusinessHours
}

const ready = new WeakMap<StoredSchedule, Ready>()

/** The schedule that applies to a ticket: the account's first one, as long as nothing gives it another. */
function scheduleOf({ schedules }: Account, _ticket: StoredTicket): StoredSchedule | undefined {
  return schedules.rows.first()
}

/** The opening hours that apply to a ticket; undefined where the account has none. */
export function hoursOf(account: Account, ticket: StoredTicket): BusinessHours | undefined {
  const schedule = scheduleOf(account, ticket)
  return schedule && hoursOfSchedule(account, schedule)
}

function hoursOfSchedule({ holidays }: Account, schedule: StoredSchedule): BusinessHours {
  const known = ready.get(schedule)
  if (known?.version === holidays.version) return known.hours
  const hours = businessHours(schedule, [...holidays.by('schedule', schedule.id)])
  ready.set(schedule, { version: holidays.version, hours })
  return hours
}
