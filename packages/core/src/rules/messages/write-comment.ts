import type { Via } from '@fakedesk/spec'
import { addComment, isFull } from '../../families/tickets/read-comment.ts'
import { speakerOf } from '../../families/tickets/speaker-of.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { filled } from './filled.ts'

/** Adds a comment that is a rule's; the last part of the value is its text. */
export function writeComment(draft: TicketDraft, parts: readonly string[], via: Via, isPublic: boolean): void {
  const text = filled(draft, parts.at(-1) ?? '')
  if (text.trim() === '' || isFull(draft)) return
  const author_id = speakerOf(draft)
  addComment(draft, { type: 'Comment', author_id, public: isPublic, text, format: 'plain', attachment_ids: [], via })
  if (isPublic && !draft.ticket.is_public) draft.change({ is_public: true })
}
