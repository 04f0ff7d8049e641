import { day } from '../../account/days-ago.ts'
import { schedule } from '../../work/schedule.ts'
import { archiveClosed, closeSolved } from './ticket-works.ts'
import type { WrittenEdit } from './written-edit.ts'

/** At the latest; automations may close sooner (docs: Tickets > `status`). */
const solvedFor = 28 * day
/** Closed tickets go into the archive after so long (docs: Tickets > Ticket archiving). */
const closedFor = 120 * day

/** Sees to it that the service closes what stays solved, and archives what is closed. Imports stay as they came. */
export function planEnd({ account, before, after, isImport }: WrittenEdit): void {
  const { id, status, solved_at } = after
  if (isImport || before?.status === status) return
  if (status === 'solved' && solved_at !== null) schedule(account, closeSolved, solvedFor, { ticket: id, solved_at })
  if (status === 'closed') schedule(account, archiveClosed, closedFor, { ticket: id })
}
