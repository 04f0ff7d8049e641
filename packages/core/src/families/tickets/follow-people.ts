import type { Account } from '../../account/account.ts'
import { work } from '../../work/work.ts'
import { finishDraft } from './finish-draft.ts'
import { isDone } from './is-done.ts'
import {
  moveTicketsToUser,
  releaseFromGroup,
  releaseFromOrganization,
  releaseGroup,
  releaseOrganization,
} from './people-works.ts'
import type { StoredTicket } from './ticket.ts'
import { TicketDraft } from './ticket-draft.ts'
import { viaOf } from './via.ts'

/** Working tickets of who left a group are nobody's again; solved and closed ones stay as they are. */
export const releaseFromGroupWork = work<{ readonly user: number; readonly group: number | null }>({
  ...releaseFromGroup,
  run(account, { user, group }) {
    for (const ticket of account.tickets.by('assignee', user)) {
      if (!isDone(ticket) && (group === null || ticket.group_id === group))
        change(account, ticket, { assignee_id: null })
    }
  },
})

export const releaseGroupWork = work<{ readonly group: number }>({
  ...releaseGroup,
  run(account, { group }) {
    for (const ticket of account.tickets.by('group', group)) {
      if (!isDone(ticket)) change(account, ticket, { assignee_id: null, group_id: null })
    }
  },
})

/** The pair's working tickets lose the organization, or go along to the next (docs: Organization Memberships). */
export const releaseFromOrganizationWork = work<{
  readonly user: number
  readonly organization: number
  readonly next: number | null
}>({
  ...releaseFromOrganization,
  run(account, { user, organization, next }) {
    for (const ticket of account.tickets.by('requester', user).by('organization', organization)) {
      if (!isDone(ticket)) change(account, ticket, { organization_id: next })
    }
  },
})

/** No ticket keeps an organization that is gone, closed ones included. */
export const releaseOrganizationWork = work<{ readonly organization: number; readonly next: number | null }>({
  ...releaseOrganization,
  run(account, { organization, next }) {
    for (const ticket of account.tickets.by('organization', organization))
      change(account, ticket, { organization_id: next })
  },
})

export const moveTicketsToUserWork = work<{ readonly from: number; readonly to: number }>({
  ...moveTicketsToUser,
  run(account, { from, to }) {
    const swap = (ids: readonly number[]) => [...new Set(ids.map((id) => (id === from ? to : id)))]
    for (const tie of ['requester', 'ccd', 'follower'] as const) {
      for (const ticket of account.tickets.by(tie, from)) {
        change(account, ticket, {
          requester_id: ticket.requester_id === from ? to : ticket.requester_id,
          submitter_id: ticket.submitter_id === from ? to : ticket.submitter_id,
          collaborator_ids: swap(ticket.collaborator_ids),
          email_cc_ids: swap(ticket.email_cc_ids),
          follower_ids: swap(ticket.follower_ids),
        })
      }
    }
  },
})

/** A change by the service itself, in an audit of the channel `system`. */
function change(account: Account, ticket: StoredTicket, changes: Partial<StoredTicket>): void {
  const draft = new TicketDraft(
    { account, actor: theService, via: viaOf('system'), metadata: { client: null } },
    ticket,
    ticket,
  )
  draft.change(changes)
  finishDraft(draft)
}

/** Its audits are by the author -1 (docs: Ticket Audits). */
export const theService = { id: -1, role: 'admin', signedBy: 'nothing' } as const
