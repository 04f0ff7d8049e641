import type { TicketDraft } from '../tickets/ticket-draft.ts'
import type { StoredAttachment } from './attachment.ts'
import { emptyFile } from './change-file.ts'
import { newToken } from './keep-file.ts'

/** Puts an empty text in the place of the file, at an address of its own, and tells of it in the draft's audit. */
export function redactFile(draft: TicketDraft, commentId: number, file: StoredAttachment): void {
  emptyFile(draft.account, file, {
    token: newToken(draft.account),
    file_name: 'redacted.txt',
    content_type: 'text/plain',
    size: 0,
    width: null,
    height: null,
    malware_access_override: false,
    malware_scan_result: 'malware_not_found',
  })
  draft.say({ type: 'AttachmentRedactionEvent', comment_id: commentId, attachment_id: file.id })
}
