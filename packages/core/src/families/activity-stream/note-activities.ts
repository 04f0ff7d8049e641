import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import type { StoredActivity } from './activity.ts'

/** Activities are told for thirty days (docs: Ticket Activities). */
const keptFor = 30 * day

const priorities: readonly (string | null)[] = [null, 'low', 'normal', 'high', 'urgent']

type Noted = Pick<StoredActivity, 'verb' | 'actor_id' | 'comment'>

/** Notes for the agent in charge what somebody else did: gave them the ticket, spoke on it, made it more urgent. */
export function noteActivities(edit: WrittenEdit): void {
  const { account, after, isImport } = edit
  const { assignee_id: user_id, id: ticket_id } = after
  if (isImport || user_id === null || after.deletion) return
  for (const noted of [...assignmentIn(edit), ...commentsOn(edit), ...increaseIn(edit)]) {
    if (noted.actor_id !== user_id) {
      note(account, { id: account.ids.next(), ...noted, user_id, ticket_id, created_at: account.now })
    }
  }
}

function assignmentIn({ before, after, audit }: WrittenEdit): readonly Noted[] {
  const isGiven = after.assignee_id !== (before?.assignee_id ?? null)
  return isGiven ? [{ verb: 'tickets.assignment', actor_id: audit.author_id }] : []
}

/** What a ticket begins with is no comment on an agent's ticket. */
function commentsOn({ before, audit }: WrittenEdit): readonly Noted[] {
  if (!before) return []
  return commentsIn(audit).map(({ event, place }) => ({
    verb: 'tickets.comment',
    actor_id: event.author_id,
    comment: [audit.id, place],
  }))
}

function increaseIn({ before, after, audit }: WrittenEdit): readonly Noted[] {
  const isMore = before && priorities.indexOf(after.priority) > priorities.indexOf(before.priority)
  return isMore ? [{ verb: 'tickets.priority_increase', actor_id: audit.author_id }] : []
}

function note(account: Account, activity: StoredActivity): void {
  if (account.activities.size === 0) schedule(account, forgetActivities, keptFor, {})
  account.activities.insert(activity)
}

/** Waits as long as there are activities, for the oldest of them. */
export const forgetActivities = work<Record<string, never>>({
  kind: 'forget_activities',
  run(account) {
    const oldest = account.activities.rows.ordered('created_at')
    for (let next = oldest.first(); next; next = oldest.first()) {
      const remaining = Date.parse(next.created_at) + keptFor - account.clock.now()
      if (remaining > 0) return schedule(account, forgetActivities, remaining, {})
      account.activities.delete(next)
    }
  },
})
