import type { Account } from '../../account/account.ts'
import { isTeamMember } from '../../account/actor.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'

/** Who gets a message: addressees, and those in copy where the rule says so. */
export interface Receivers {
  readonly recipients: readonly number[]
  readonly ccs?: readonly number[]
}

/** The people that the first part of `notification_user` means (docs: Actions reference). */
export function receiversOf(draft: TicketDraft, who: string): Receivers {
  const { account, actor, ticket } = draft
  switch (who) {
    case 'requester_id':
      return { recipients: known(account, [ticket.requester_id]) }
    case 'requester_and_ccs':
      return requesterAndCopies(draft)
    case 'assignee_id':
      return { recipients: known(account, [ticket.assignee_id]) }
    case 'current_user':
      return { recipients: known(account, [actor.id]) }
    case 'all_agents':
      return {
        // Those who are kept to some tickets are left out, as the rule's own words for it say.
        recipients: Array.from(account.users.by('role', ['agent', 'admin'])).flatMap(
          ({ id, active, restricted_agent }) => (active && !restricted_agent ? [id] : []),
        ),
      }
    default:
      return { recipients: known(account, [Number(who)]) }
  }
}

/** Nobody hears of their own words, but for the requester of a new ticket, to whom it is confirmed (docs: CCs). */
function requesterAndCopies({ account, actor, ticket, isNew }: TicketDraft): Receivers {
  const others = (ids: readonly (number | null)[]) => known(account, ids).filter((id) => id !== actor.id)
  const recipients = isNew ? known(account, [ticket.requester_id]) : others([ticket.requester_id])
  return { recipients, ccs: others(ticket.email_cc_ids) }
}

/** The members of the group, or of the ticket's. */
export function groupReceivers({ account, ticket }: TicketDraft, group: string): Receivers {
  const id = group === 'group_id' ? ticket.group_id : Number(group)
  const members = id === null ? [] : Array.from(account.groupMemberships.by('group', id), ({ user_id }) => user_id)
  return { recipients: known(account, members).filter((user) => isTeamMember(account.users.get(user))) }
}

const known = ({ users }: Account, ids: readonly (number | null)[]) =>
  ids.flatMap((id) => (id !== null && users.get(id)?.active ? [id] : []))
