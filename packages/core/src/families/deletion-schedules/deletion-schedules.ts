import type { Call, Handlers } from '../../operation.ts'
import { createDeletionSchedule, updateDeletionSchedule } from './change-deletion-schedule.ts'

export const deletionSchedulesOperations = {
  ListDeletionSchedules: ({ account }) => account.deletionSchedules.rows,
  GetDeletionSchedule: (call) => inPath(call),
  CreateDeletionSchedule: ({ account, body }) => createDeletionSchedule(account, body.deletion_schedule),
  UpdateDeletionSchedule: (call) => updateDeletionSchedule(call.account, inPath(call), call.body.deletion_schedule),
  DeleteDeletionSchedule: (call) => call.account.deletionSchedules.delete(inPath(call)),
} satisfies Handlers<'deletion-schedules'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Call<'GetDeletionSchedule'>, 'account' | 'path'>) =>
  account.deletionSchedules.find(path.deletion_schedule_id)
