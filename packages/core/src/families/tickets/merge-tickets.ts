import type { TicketMergeRequest } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { demand } from '../../account/permissions.ts'
import { readItems } from '../../read-ids.ts'
import { refuse } from '../../validation.ts'
import { copyFile } from '../attachments/keep-file.ts'
import { job } from '../job-statuses/define-job.ts'
import { startJob } from '../job-statuses/start-job.ts'
import type { CommentEvent } from '../ticket-audits/event.ts'
import { commentsOf } from '../ticket-comments/comments-of.ts'
import { draftOf } from './change-ticket.ts'
import { finishDraft } from './finish-draft.ts'
import { addComment } from './read-comment.ts'
import { setStatus } from './read-status.ts'
import { setTags } from './read-tags.ts'
import type { StoredTicket } from './ticket.ts'
import type { Edit } from './ticket-draft.ts'
import { viaOf } from './via.ts'
import { findTicket } from './visible-tickets.ts'

/** Has the tickets of the body closed in favour of the target. Throws `invalid` for closed or shared ones. */
export function startMerge(edit: Edit, target: StoredTicket, given: TicketMergeRequest) {
  const { account, actor } = edit
  demand(account, actor, 'ticket_merge')
  const sources = readItems(given.ids).map((id) => findTicket(account, actor, id))
  for (const ticket of [target, ...sources]) refuseUnfit(ticket, target, sources)
  return startJob(account, actor, mergeTicketsJob, [{ ...given, target: target.id, client: edit.metadata.client }])
}

function refuseUnfit(ticket: StoredTicket, target: StoredTicket, sources: readonly StoredTicket[]): void {
  if (ticket.status === 'closed') refuse(`Ticket ${ticket.id}: closed tickets cannot be merged`)
  if (ticket.sharing_agreement_ids.length > 0) refuse(`Ticket ${ticket.id}: shared tickets cannot be merged`)
  if (sources.some(({ id }) => id === target.id)) refuse('A ticket cannot be merged into itself')
}

type Merge = TicketMergeRequest & { readonly target: number; readonly client: string | null }

export const mergeTicketsJob = job<Merge>({
  kind: 'merge_tickets',
  type: 'Ticket Merge',
  verb: 'Merging ticket',
  failure: 'TicketMergeFailed',
  idOf: ({ target }) => target,
  item({ account, actor }, merge) {
    const target = findTicket(account, actor, merge.target)
    const sources = merge.ids.map((id) => findTicket(account, actor, id))
    mergeTickets({ account, actor, metadata: { client: merge.client } }, target, sources, merge)
    return { id: target.id, action: 'merge', status: 'Merged', success: true }
  },
})

type Merging = Omit<Edit, 'via'>
type Words = Omit<TicketMergeRequest, 'ids'>

/** Closes the sources, and tells of them on the target. */
export function mergeTickets(
  edit: Merging,
  target: StoredTicket,
  sources: readonly StoredTicket[],
  words: Words = {},
): void {
  for (const source of sources) closeSource(edit, source, target, words)
  takeOver(edit, target, sources, words)
}

function closeSource(edit: Merging, source: StoredTicket, target: StoredTicket, merge: Words): void {
  const via = viaOf('web', { from: { ticket_id: target.id, subject: target.subject }, to: {}, rel: 'merge' })
  const draft = draftOf({ ...edit, via }, source)
  const text = merge.source_comment ?? `This request goes on in #${target.id}.`
  addComment(draft, commentOf(edit, text, isPublic(merge.source_comment_is_public, [source, target])))
  setTags(draft, [...new Set([...source.tags, 'closed_by_merge'])])
  setStatus(draft, 'closed')
  draft.change({ solved_at: source.solved_at ?? edit.account.now })
  finishDraft(draft)
}

/** One comment, however many sources there are (relied on by clients), with the files of their last comments. */
function takeOver(edit: Merging, target: StoredTicket, sources: readonly StoredTicket[], merge: Words): void {
  const { account } = edit
  const from = { ticket_ids: sources.map(({ id }) => id) }
  const draft = draftOf({ ...edit, via: viaOf('web', { from, to: {}, rel: 'merge' }) }, account.tickets.find(target.id))
  const text = merge.target_comment ?? `${sources.map(({ id }) => `#${id}`).join(', ')} merged into this request.`
  const files = sources.flatMap(({ id }) => commentsOf(account, id).at(-2)?.event.attachment_ids ?? [])
  const attachment_ids = files.map((id) => copyFile(account, account.attachments.find(id), target.id).id)
  const isShown = isPublic(merge.target_comment_is_public, [target, ...sources])
  addComment(draft, { ...commentOf(edit, text, isShown), attachment_ids })
  if (isShown) draft.change({ is_public: true })
  copyRequesters(draft.account, sources, target, (ids) => {
    draft.change({ email_cc_ids: ids, collaborator_ids: [...new Set([...target.follower_ids, ...ids])] })
  })
  finishDraft(draft)
}

/** Who asked in the sources is in copy from now on, where copies are on. */
function copyRequesters(
  { settings }: Account,
  sources: readonly StoredTicket[],
  target: StoredTicket,
  copy: (ids: readonly number[]) => void,
): void {
  if (!settings.tickets.comment_email_ccs_allowed) return
  const added = sources.flatMap(({ requester_id }) =>
    requester_id !== null && requester_id !== target.requester_id ? [requester_id] : [],
  )
  const ids = [...new Set([...target.email_cc_ids, ...added])]
  if (ids.length > target.email_cc_ids.length) copy(ids)
}

/** Private unless it is wanted otherwise, and always where one of the tickets is (docs: Tickets > Merge). */
function isPublic(wanted: boolean | undefined, tickets: readonly StoredTicket[]): boolean {
  return (wanted ?? false) && tickets.every(({ is_public }) => is_public)
}

function commentOf({ actor }: { readonly actor: Actor }, text: string, isShown: boolean): CommentEvent {
  return { type: 'Comment', author_id: actor.id ?? -1, public: isShown, text, format: 'plain', attachment_ids: [] }
}
