import { demand } from '../../account/permissions.ts'
import { notFound } from '../../errors.ts'
import { findComment } from '../ticket-comments/redact-comment.ts'
import { draftOf } from '../tickets/change-ticket.ts'
import { finishDraft } from '../tickets/finish-draft.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { Edit } from '../tickets/ticket-draft.ts'
import type { StoredAttachment } from './attachment.ts'
import { redactFile } from './redact-file.ts'

/** A file of a comment that the caller may redact. Throws `forbidden` and `notFound`. */
export function fileToRedact(
  { account, actor }: Edit,
  ticket: StoredTicket,
  { commentId, id }: { readonly commentId: number; readonly id: number },
): StoredAttachment {
  demand(account, actor, 'ticket_redaction')
  const { event } = findComment(account, ticket.id, commentId)
  if (!event.attachment_ids.includes(id)) throw notFound()
  return account.attachments.find(id)
}

/** Replaces a file of a comment by an empty one for good. Throws `invalid` for closed tickets. */
export function redactAttachment(
  edit: Edit,
  ticket: StoredTicket,
  { commentId, file }: { readonly commentId: number; readonly file: StoredAttachment },
): void {
  const draft = draftOf(edit, ticket)
  redactFile(draft, commentId, file)
  finishDraft(draft)
}
