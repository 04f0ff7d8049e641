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
    const theirs = [...account.tickets.by('assignee', user)]
    const left = theirs.filter((ticket) => !isDone(ticket) && (group === null || ticket.group_id === group))
    changeEach(account, left, () => ({ assignee_id: null }))
  },
})

export const releaseGroupWork = work<{ readonly group: number }>({
  ...releaseGroup,
  run(account, { group }) {
    const theirs = [...account.tickets.by('group', group)].filter((ticket) => !isDone(ticket))
    changeEach(account, theirs, () => ({ assignee_id: null, group_id: null }))
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
    const theirs = [...account.tickets.by('requester', user).by('organization', organization)]
    const working = theirs.filter((ticket) => !isDone(ticket))
    changeEach(account, working, () => ({ organization_id: next }))
  },
})

/** No ticket keeps an organization that is gone, closed ones included. */
export const releaseOrganizationWork = work<{ readonly organization: number; readonly next: number | null }>({
  ...releaseOrganization,
  run(account, { organization, next }) {
    changeEach(account, [...account.tickets.by('organization', organization)], () => ({ organization_id: next }))
  },
})

export const moveTicketsToUserWork = work<{ readonly from: number; readonly to: number }>({
  ...moveTicketsToUser,
  run(account, { from, to }) {
    const swap = (ids: readonly number[]) => [...new Set(ids.map((id) => (id === from ? to : id)))]
    for (const tie of ['requester', 'ccd', 'follower'] as const) {
      changeEach(account, [...account.tickets.by(tie, from)], (ticket) => ({
        requester_id: ticket.requester_id === from ? to : ticket.requester_id,
        submitter_id: ticket.submitter_id === from ? to : ticket.submitter_id,
        collaborator_ids: swap(ticket.collaborator_ids),
        email_cc_ids: swap(ticket.email_cc_ids),
        follower_ids: swap(ticket.follower_ids),
      }))
    }
  },
})

type Changes = Partial<StoredTicket>

function changeEach(
  account: Account,
  tickets: readonly StoredTicket[],
  changesOf: (ticket: StoredTicket) => Changes,
): void {
  account.tickets.expect(tickets.length)
  for (const { id } of tickets) {
    // What follows from the change of one may have changed another.
    const ticket = account.tickets.find(id)
    change(account, ticket, changesOf(ticket))
  }
}

/** A change by the service itself, in an audit of the channel `system`. */
function change(account: Account, ticket: StoredTicket, changes: Changes): void {
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
