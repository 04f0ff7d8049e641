import { isTeamMember } from '../../account/actor.ts'
import { isLightAgent } from '../../account/permissions.ts'
import { type Comment, commentsIn } from '../ticket-comments/comments-of.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'

/** A comment, as far as clocks hear of it. */
export interface Said {
  readonly isPublic: boolean
  readonly by: 'end-user' | 'agent' | 'light agent'
  readonly isRequester: boolean
}

/** A change of a ticket, as far as its times follow from it. */
export interface Step extends Pick<WrittenEdit, 'account' | 'before' | 'after'> {
  /** In seconds since 1970. */
  readonly now: number
  readonly authorIds: ReadonlySet<number>
  readonly said: readonly Said[]
  /** Public comments of agents who speak as such, not as the requester. */
  readonly agentComments: number
}

export function stepOf({ account, before, after, audit }: WrittenEdit): Step {
  const comments = commentsIn(audit)
  const said = comments.map((comment) => heard(comment, after, account.users))
  return {
    account,
    before,
    after,
    now: Math.floor(account.clock.now() / 1000),
    authorIds: new Set([audit.author_id, ...comments.map(({ event }) => event.author_id)]),
    said,
    agentComments: said.filter((one) => one.isPublic && isOfAgent(one)).length,
  }
}

export const isOfAgent = ({ by, isRequester }: Said): boolean => by !== 'end-user' && !isRequester

function heard({ event }: Comment, ticket: StoredTicket, users: WrittenEdit['account']['users']): Said {
  const author = users.get(event.author_id)
  const by = !author || !isTeamMember(author) ? 'end-user' : isLightAgent(author) ? 'light agent' : 'agent'
  return { isPublic: event.public, by, isRequester: event.author_id === ticket.requester_id }
}
