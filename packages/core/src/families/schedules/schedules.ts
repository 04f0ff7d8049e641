import type { Call, Handlers } from '../../operation.ts'
import { createHoliday, updateHoliday } from './change-holiday.ts'
import { createSchedule, deleteSchedule, setWorkweek, updateSchedule } from './change-schedule.ts'
import type { StoredHoliday } from './holiday.ts'

export const schedulesOperations = {
  ListSchedules: ({ account }) => account.schedules.rows,
  ShowSchedule: (call) => inPath(call),
  CreateSchedule: ({ account, body }) => createSchedule(account, body.schedule),
  UpdateSchedule: (call) => updateSchedule(call.account, inPath(call), call.body.schedule),
  DeleteSchedule: (call) => deleteSchedule(call.account, inPath(call)),
  UpdateScheduleWorkweek: (call) => {
    const { intervals } = setWorkweek(call.account, inPath(call), call.body.workweek.intervals)
    return { workweek: { intervals } }
  },
  ListHolidays: (call) => {
    const { start_date = '', end_date } = call.query
    const isAsked = (holiday: StoredHoliday) =>
      holiday.start_date >= start_date && (end_date === undefined || holiday.end_date <= end_date)
    return call.account.holidays.list([...holidaysInPath(call).ordered('start_date')].filter(isAsked))
  },
  ShowHoliday: (call) => holidayInPath(call),
  CreateHoliday: (call) => createHoliday(call.account, inPath(call), call.body.holiday),
  UpdateHoliday: (call) => updateHoliday(call.account, holidayInPath(call), call.body.holiday),
  DeleteHoliday: (call) => call.account.holidays.delete(holidayInPath(call)),
} satisfies Handlers<'schedules'>

type OfSchedule = Pick<Call<'ShowSchedule'>, 'account' | 'path'>

function inPath({ account, path }: OfSchedule) {
  return account.schedules.find(path.schedule_id)
}

function holidaysInPath(call: OfSchedule) {
  return call.account.holidays.by('schedule', inPath(call).id)
}

function holidayInPath(call: Pick<Call<'ShowHoliday'>, 'account' | 'path'>) {
  return holidaysInPath(call).find(call.path.holiday_id)
}
