import type { JobResult, JobStatus } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A job as it stands; who began it sees it. */
export interface StoredJobStatus extends Required<Omit<JobStatus, 'url'>> {
  readonly user_id: number | null
  /** Milliseconds; jobs are listed by when they ended, then by when they began, newest first. */
  readonly started: number
  readonly ended: number | null
  /** The results so far; they are shown when all are there. */
  readonly done: readonly JobResult[]
}

export const jobStatuses = define<StoredJobStatus, JobStatus>()({
  name: 'job_statuses',
  singular: 'job_status',
  indexes: {
    user: ({ user_id }) => user_id,
    isOpen: ({ status }) => status === 'queued' || status === 'working',
  },
  orders: { ended: ({ ended, started }) => [ended, started] },
  listedBy: { cursor: '-ended' },
  visible: (actor, rows) => (actor.role === 'admin' ? rows : rows.by('user', actor.id)),
  present: ({ id, job_type, total, progress, status, message, results }, { origin }) => ({
    id,
    job_type,
    url: `${origin}/api/v2/job_statuses/${id}.json`,
    total,
    progress,
    status,
    message,
    results,
  }),
})
