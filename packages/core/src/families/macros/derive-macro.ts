import type { Action } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isTeamMember } from '../../account/actor.ts'
import type { Looking } from '../../account/looking.ts'
import { missingParameter } from '../../errors.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import { commentsOf } from '../ticket-comments/comments-of.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import { findMacro } from './visible-macros.ts'

interface From {
  readonly macro_id?: number
  readonly ticket_id?: number
}

/** A macro that is not saved: a copy of another, or one that makes of any ticket what this one is. */
export function deriveMacro({ account, actor }: Looking, { macro_id, ticket_id }: From) {
  if (macro_id !== undefined) {
    const { title, description, actions, restriction, active } = findMacro(account, actor, macro_id)
    return { title, raw_title: title, description, active, actions, restriction }
  }
  if (ticket_id === undefined) throw missingParameter('macro_id or ticket_id')
  const ticket = findTicket(account, actor, ticket_id)
  return { title: ticket.subject, actions: actionsFrom(account, ticket) }
}

/** What the ticket is, as actions, and what an agent last said on it. */
function actionsFrom(account: Account, ticket: StoredTicket): Action[] {
  const { status, type, priority, group_id, assignee_id, tags, values } = ticket
  const answer = commentsOf(account, ticket.id).findLast(({ event }) =>
    isTeamMember(account.users.get(event.author_id)),
  )
  const pairs: readonly (readonly [string, string | null | undefined])[] = [
    ['status', status],
    ['type', type],
    ['priority', priority],
    ['group_id', group_id?.toString()],
    ['assignee_id', assignee_id?.toString()],
    ['current_tags', tags.join(' ')],
    ...Object.entries(values).map(
      ([id, value]) => [`custom_fields_${id}`, value === null ? null : String(value)] as const,
    ),
    ['comment_value', answer && textsOf(answer.event).plain_body],
    ['comment_mode_is_public', answer && String(answer.event.public)],
  ]
  return pairs.flatMap(([field, value]) => (value ? [{ field, value }] : []))
}
