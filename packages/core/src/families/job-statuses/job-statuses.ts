import type { Handlers } from '../../operation.ts'
import { readIds } from '../../read-ids.ts'

export const jobStatusesOperations = {
  ListJobStatuses: ({ account, actor }) => account.jobStatuses.visibleTo(actor),
  ShowJobStatus: ({ account, actor, path }) => account.jobStatuses.visibleTo(actor).find(path.job_status_id),
  ShowManyJobStatuses: ({ account, actor, query }) => {
    const visible = account.jobStatuses.visibleTo(actor)
    return account.jobStatuses.list(visible.known(readIds(query.ids, 'ids')))
  },
} satisfies Handlers<'job-statuses'>
