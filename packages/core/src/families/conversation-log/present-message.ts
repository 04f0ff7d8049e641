import type { ConversationLogAttachment, ConversationLogEvent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { ulidOf } from '../../ulid.ts'
import { presentFile, type StoredAttachment } from '../attachments/attachment.ts'
import { presentMetadata } from '../ticket-audits/audit.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import type { Comment } from '../ticket-comments/comments-of.ts'
import { photoOf } from '../users/user.ts'

/** A comment in the one shape that messages of all channels have (docs: Conversation Log events reference). */
export function presentMessage(
  account: Account,
  { id, event, audit, created_at, version }: Comment & { readonly version: number },
  origin: string,
): ConversationLogEvent {
  const { html_body, plain_body } = textsOf(event)
  // Pictures within the text stand there only.
  const files = event.attachment_ids.flatMap((file) => account.attachments.get(file) ?? [])
  return {
    id: ulidOf(Date.parse(created_at), id),
    type: event.type,
    reference: `zen:ticket_event:${id}`,
    created_at,
    received_at: created_at,
    author: authorOf(account, event.author_id, origin),
    content: { type: 'html', text: plain_body, body: html_body },
    attachments: files.filter(({ inline }) => !inline).map((file) => attachmentOf(account, file, origin)),
    metadata: { ...presentMetadata(audit.metadata), ticket_version: version },
  }
}

/** Authors are users, agents and bots; what the account itself says is a bot's. */
function authorOf(account: Account, id: number, origin: string): ConversationLogEvent['author'] {
  const user = account.users.get(id)
  if (!user) return { type: 'bot', display_name: null, avatar_url: null }
  return {
    type: user.role === 'end-user' ? 'user' : 'agent',
    display_name: user.name,
    avatar_url: photoOf(user, { origin, context: account })?.content_url ?? null,
    'zen:support:user_id': id,
  }
}

function attachmentOf(account: Account, stored: StoredAttachment, origin: string): ConversationLogAttachment {
  const file = presentFile(stored, { origin, context: account })
  const { id, file_name, content_type, content_url, mapped_content_url, size, inline, malware_scan_result } = file
  const scan = malware_scan_result == null ? {} : { malware_scan_result }
  return { id, file_name, content_type, content_url, mapped_content_url, size, inline, ...scan }
}
