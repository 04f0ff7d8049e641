import type { Account } from '../../account/account.ts'
import type { StoredSchedule } from './schedule.ts'

/** The hours that tickets are measured by: those of the account's first schedule, unless a rule were to set another. */
export const usualSchedule = ({ schedules }: Account): StoredSchedule | undefined => schedules.rows.first()
