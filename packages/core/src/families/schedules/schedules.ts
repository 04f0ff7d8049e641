import type { Call, Handlers } from '../../operation.ts'
import { shown } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { createSchedule, findHoliday, removeHoliday, saveHoliday, updateSchedule } from './change-schedule.ts'

export const schedulesOperations = {
  ListSchedules: ({ account }) => account.schedules.rows,
  ShowSchedule: (call) => inPath(call),
  CreateSchedule: ({ account, body }) => createSchedule(account, body.schedule),
  UpdateSchedule: (call) => updateSchedule(call.account, inPath(call), call.body.schedule),
  DeleteSchedule: (call) => call.account.schedules.delete(inPath(call)),
  UpdateScheduleWorkweek: (call) => {
    const { intervals } = updateSchedule(call.account, inPath(call), call.body.workweek)
    return { workweek: { intervals } }
  },
  ListHolidays: (call) => {
    const { start_date = '', end_date = '9999' } = call.query
    const { holidays } = inPath(call)
    return listRows(holidays.filter((holiday) => holiday.end_date >= start_date && holiday.start_date <= end_date))
  },
  ShowHoliday: (call) => shown(findHoliday(inPath(call), call.path.holiday_id)),
  CreateHoliday: (call) => shown(saveHoliday(call.account, inPath(call), call.body.holiday)),
  UpdateHoliday: (call) => {
    const schedule = inPath(call)
    return shown(saveHoliday(call.account, schedule, call.body.holiday, findHoliday(schedule, call.path.holiday_id)))
  },
  DeleteHoliday: (call) => {
    const schedule = inPath(call)
    removeHoliday(call.account, schedule, findHoliday(schedule, call.path.holiday_id))
  },
} satisfies Handlers<'schedules'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Call<'ShowSchedule'>, 'account' | 'path'>) =>
  account.schedules.find(path.schedule_id)
