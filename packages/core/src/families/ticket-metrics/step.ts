import { isTeamMember } from '../../account/actor.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'

/** A change of a ticket, as far as its times follow from it. */
export interface Step extends Pick<WrittenEdit, 'account' | 'before' | 'after'> {
  /** In seconds since 1970. */
  readonly now: number
  readonly authorIds: ReadonlySet<number>
  readonly hasComment: boolean
  /** Public comments of agents who speak as such, not as the requester. */
  readonly agentComments: number
  /** Whether anybody else spoke in public. */
  readonly customerSpoke: boolean
}

export function stepOf({ account, before, after, audit }: WrittenEdit): Step {
  const comments = commentsIn(audit)
  const isAgent = (userId: number) => isTeamMember(account.users.get(userId)) && userId !== after.requester_id
  const spoken = comments.filter(({ event }) => event.public)
  const agentComments = spoken.filter(({ event }) => isAgent(event.author_id)).length
  return {
    account,
    before,
    after,
    now: Math.floor(account.clock.now() / 1000),
    authorIds: new Set([audit.author_id, ...comments.map(({ event }) => event.author_id)]),
    hasComment: comments.length > 0,
    agentComments,
    customerSpoke: spoken.length > agentComments,
  }
}
