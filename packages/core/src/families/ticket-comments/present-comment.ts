import type { TicketComment } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { presentFile } from '../attachments/attachment.ts'
import { presentMetadata } from '../ticket-audits/audit.ts'
import { voiceOf } from '../ticket-audits/present-event.ts'
import { textsOf } from './comment-text.ts'
import type { Comment } from './comments-of.ts'

/** What of a comment is shown. */
export interface CommentLook {
  /** Lists pictures that stand within the text among the files. */
  readonly withInlineImages?: boolean | undefined
}

/** A comment as lists of comments show it. */
export function presentComment(
  account: Account,
  { id, audit, event, created_at }: Comment,
  { origin, withInlineImages }: CommentLook & { readonly origin: string },
): TicketComment {
  const files = event.attachment_ids.flatMap((file) => account.attachments.get(file) ?? [])
  return {
    id,
    type: event.type,
    author_id: event.author_id,
    ...textsOf(event),
    public: event.public,
    attachments: files
      .filter(({ inline }) => withInlineImages || !inline)
      .map((file) => presentFile(file, { origin, context: account })),
    audit_id: audit.id,
    via: event.via ?? audit.via,
    created_at,
    metadata: presentMetadata(audit.metadata),
    ...(event.data && voiceOf(event.data)),
  }
}
