import type { Activity, SystemActor, User } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Looking } from '../../account/looking.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import { maySee } from '../tickets/visible-tickets.ts'
import type { StoredActivity } from './activity.ts'

const theService: SystemActor = { id: -1, name: 'System' }

/** The person who did something, or the service. */
export function presentActor(looking: Looking, id: number): User | SystemActor {
  const { users } = looking.account
  const user = users.get(id)
  return user ? users.show(user, looking) : theService
}

/** An activity with its people in full. Of a ticket that the agent sees no more, only the number is told. */
export function presentActivity(looking: Looking, activity: StoredActivity): Activity {
  const { account, actor: caller, origin } = looking
  const { id, verb, user_id, actor_id, ticket_id, created_at } = activity
  const known = account.tickets.get(ticket_id)
  const seen = known && !known.deletion && maySee(account, caller, known) ? known : undefined
  const actor = presentActor(looking, actor_id)
  const ticket = { id: ticket_id, subject: account.language.filledIn(seen?.subject ?? null) }
  const comment = seen && commentOf(account, activity)
  return {
    url: `${origin}/api/v2/activities/${id}.json`,
    id,
    title: titles[verb](actor.name, ticket_id),
    verb,
    user_id,
    actor_id,
    created_at,
    updated_at: created_at,
    object: { ticket, ...(comment && { comment }) },
    target: { ticket },
    user: account.users.show(account.users.find(user_id), looking),
    actor,
  }
}

const titles: Readonly<Record<StoredActivity['verb'], (name: string, ticketId: number) => string>> = {
  'tickets.assignment': (name, id) => `${name} assigned ticket #${id} to you.`,
  'tickets.comment': (name, id) => `${name} commented on ticket #${id}.`,
  'tickets.priority_increase': (name, id) => `${name} raised the priority of ticket #${id}.`,
}

/** As it reads now: what was redacted since is not told here, either. */
function commentOf({ audits }: Account, { comment }: StoredActivity) {
  const audit = comment && audits.get(comment[0])
  const found = audit && commentsIn(audit).find(({ place }) => place === comment[1])
  return found && { value: textsOf(found.event).body, public: found.event.public }
}
