import type { TicketUpdate } from '@fakedesk/spec'
import { countUse } from '../rule-usages/count-uses.ts'
import { checkRequired } from './check-required.ts'
import { demandChanges } from './demand-changes.ts'
import { readAssignment } from './read-assignment.ts'
import { readComment } from './read-comment.ts'
import { readKind } from './read-kind.ts'
import { readOrganization } from './read-organization.ts'
import { readPeople } from './read-people.ts'
import { readPlace } from './read-place.ts'
import { readRequester } from './read-requester.ts'
import { readStatus, setStatus, settleStatus } from './read-status.ts'
import { readTags } from './read-tags.ts'
import { readValues } from './read-values.ts'
import type { TicketDraft } from './ticket-draft.ts'

/** Reads all that a caller may say of a ticket into the draft. Throws `forbidden` for what the caller may not. */
export function readTicket(draft: TicketDraft, given: TicketUpdate): void {
  readRequester(draft, given)
  readOrganization(draft, given)
  readPlace(draft, given)
  readTexts(draft, given)
  readKind(draft, given)
  readTags(draft, given)
  readValues(draft, given)
  readPeople(draft, given)
  readAssignment(draft, given)
  readComment(draft, given)
  readStatus(draft, given)
  demandChanges(draft, given)
  if (given.status === undefined && given.custom_status_id == null) reopen(draft)
  settleStatus(draft)
  checkRequired(draft)
  draft.check?.(draft)
  nameMacros(draft, given)
}

function readTexts(draft: TicketDraft, { subject, raw_subject, external_id, recipient, ...given }: TicketUpdate): void {
  const title = subject === undefined ? raw_subject : subject
  if (title !== undefined) draft.change({ subject: title })
  if (external_id !== undefined) draft.change({ external_id: external_id === '' ? null : external_id })
  if (recipient !== undefined) draft.change({ recipient })
  if (given.attribute_value_ids) draft.change({ attribute_value_ids: given.attribute_value_ids.map(String) })
}

/** A public word of the requester brings a resting ticket back (relied on by clients). */
function reopen(draft: TicketDraft): void {
  const { before, events, ticket } = draft
  if (!before || !resting.includes(before.status)) return
  const isReply = events.some(
    (event) => event.type === 'Comment' && event.public === true && event.author_id === ticket.requester_id,
  )
  if (isReply) setStatus(draft, 'open')
}

const resting: readonly string[] = ['pending', 'hold', 'solved']

/** Macros that a caller names are told in the audit and count as used; they are not applied. */
function nameMacros(draft: TicketDraft, { macro_id, macro_ids }: TicketUpdate): void {
  for (const id of macro_ids ?? (macro_id === undefined ? [] : [macro_id])) {
    draft.say({ type: 'AgentMacroReference', macro_id: String(id) })
    if (draft.account.macros.get(id)) countUse(draft.account, id)
  }
}
