import { afterNoting, type Handlers } from '../../operation.ts'
import { accessLogRows } from './access-log-rows.ts'
import { gatherAccesses } from './gather-accesses.ts'

export const accessLogsOperations = {
  ListAccessLogs: afterNoting(gatherAccesses, ({ account, query }) => accessLogRows(account, query)),
} satisfies Handlers<'access-logs'>
