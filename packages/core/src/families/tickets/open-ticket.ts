import type { TicketUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { refuse } from '../../validation.ts'
import { withCustom } from '../ticket-audits/audit.ts'
import { blankTicket } from './blank-ticket.ts'
import { type Edited, finishDraft } from './finish-draft.ts'
import { generatedNow } from './generated-now.ts'
import { setTags } from './read-tags.ts'
import { readTicket } from './read-ticket.ts'
import type { StoredTicket } from './ticket.ts'
import { type Edit, TicketDraft } from './ticket-draft.ts'
import { givenVia, viaOf } from './via.ts'
import { maySee } from './visible-tickets.ts'

/** Makes a ticket with its first comment, under the number that was set aside for it, or the next. Throws `invalid` with all that does not hold. */
export function openTicket(edit: Edit, given: TicketUpdate, id = edit.account.number('tickets')): Edited {
  const source = followedTicket(edit, given)
  const via = source ? followUpVia(edit, source) : (givenVia(given) ?? edit.via)
  const metadata = withCustom(edit.metadata, given.metadata)
  const own: Edit = { ...edit, via, metadata }
  const draft = new TicketDraft(own, blankTicket(own, id), undefined)
  if (source) inherit(draft, source)
  readTicket(draft, given)
  takeGroupOfOrganization(draft, given)
  const edited = finishDraft(draft)
  if (source) noteFollowUp(edit.account, source, edited.ticket)
  return edited
}

/** The closed ticket that the new one follows, if the caller sees it. */
function followedTicket(
  { account, actor }: Edit,
  { via_followup_source_id: id }: TicketUpdate,
): StoredTicket | undefined {
  if (id === undefined) return undefined
  const source = account.tickets.get(id)
  if (source?.status === 'closed' && !source.deletion && maySee(account, actor, source)) return source
  return refuse('Via followup source: is not a closed ticket', 'via_followup_source_id', 'InvalidValue')
}

function followUpVia({ via }: Edit, { id, subject, via: { channel } }: StoredTicket) {
  return viaOf(via.channel, { from: { ticket_id: id, subject, channel }, to: {}, rel: 'follow_up' })
}

/** A follow-up begins with the subject, tags and values of the ticket before (docs: Tickets > Follow-ups). */
function inherit(draft: TicketDraft, { subject, tags, values, requester_id, ticket_form_id, brand_id }: StoredTicket) {
  draft.change({ subject, values, requester_id, ticket_form_id, brand_id })
  setTags(draft, tags)
}

function noteFollowUp(account: Account, source: StoredTicket, { id }: StoredTicket): void {
  const { tickets } = account
  const before = tickets.find(source.id)
  tickets.update(before, { followup_ids: [...before.followup_ids, id], ...generatedNow(account) })
  tickets.update(tickets.find(id), { followup_source_ids: [source.id] })
}

/** New tickets go to the group of their organization, unless another is named (docs: Organizations). */
function takeGroupOfOrganization(draft: TicketDraft, { group_id }: TicketUpdate): void {
  const organization = draft.account.organizations.get(draft.ticket.organization_id)
  if (group_id === undefined && draft.ticket.group_id === null && organization?.group_id != null) {
    draft.change({ group_id: organization.group_id })
  }
}
