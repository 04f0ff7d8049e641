import type { Activity, User } from '@fakedesk/spec'
import { timestamp } from '../../account/clock.ts'
import type { Looking } from '../../account/looking.ts'
import { invalidAttribute } from '../../errors.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { rowsWithin } from '../../store/rows-within.ts'
import type { StoredActivity } from './activity.ts'
import { presentActivity, presentActor } from './present-activity.ts'

/** The caller's own, the newest first (recorded). */
export function ownActivities({ account, actor }: Pick<Looking, 'account' | 'actor'>) {
  return account.activities.by('user', actor.id).ordered('created_at', 'desc')
}

/** The caller's own since a moment, with the people of each page beside it. Throws for a moment that is none. */
export function activityRows(looking: Looking, since: string | undefined): Rows<StoredActivity, Activity> {
  const own = ownActivities(looking)
  return withPeople(looking, since === undefined ? own : rowsWithin(own, { from: [behind(since)] }))
}

function withPeople(looking: Looking, rows: Rows<StoredActivity>): Rows<StoredActivity, Activity> {
  return inOtherLook(rows, (activity) => JSON.stringify(presentActivity(looking, activity)), {
    collection: looking.account.activities,
    besideOf: (activities) => peopleIn(looking, activities),
  })
}

/** Everybody once, who did something and whom it concerns. */
function peopleIn(looking: Looking, activities: readonly StoredActivity[]) {
  const actorIds = new Set(activities.map(({ actor_id }) => actor_id))
  const userIds = new Set(activities.map(({ user_id }) => user_id))
  const users: User[] = looking.account.users
    .list([...userIds].flatMap((id) => looking.account.users.get(id) ?? []))
    .records.map((user) => looking.account.users.show(user, looking))
  return { actors: Array.from(actorIds, (id) => presentActor(looking, id)), users }
}

/** Times have whole seconds: what is newer comes a second later. */
function behind(since: string): string {
  const moment = Date.parse(since)
  if (!(moment >= 0)) throw invalidAttribute('since', 'since', 'a time', 'activities/index')
  return timestamp(moment + 1000)
}
