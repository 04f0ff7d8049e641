import type { Account } from '../../account/account.ts'
import { originOf } from '../../placeholders/comments.ts'
import { presentFile } from '../attachments/attachment.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import { type Comment, commentsIn, commentsOf } from '../ticket-comments/comments-of.ts'
import type { Told } from './tell-subscribers.ts'

/** What an audit tells of comments and their files: those that it adds, and what it does to earlier ones. */
export function commentsTold(account: Account, audit: StoredAudit): readonly Told[] {
  const added = commentsIn(audit).flatMap((comment) => [
    { name: 'comment_added', event: { comment: shown(account, comment) } },
    ...comment.event.attachment_ids.map((id) => ({
      name: 'attachment_linked_to_comment',
      event: withFile(account, comment, id),
    })),
  ])
  return [...added, ...audit.events.flatMap((event) => earlierTold(account, audit, event))]
}

function earlierTold(account: Account, { ticket_id }: StoredAudit, event: StoredAudit['events'][number]) {
  if (!('comment_id' in event)) return []
  const comment = commentsOf(account, ticket_id).find(({ id }) => id === event.comment_id)
  if (!comment) return []
  switch (event.type) {
    case 'CommentPrivacyChange':
      return event.public ? [] : [{ name: 'comment_made_private', event: { comment: shown(account, comment) } }]
    case 'CommentRedactionEvent':
      return [{ name: 'comment_redacted', event: { comment: shown(account, comment) } }]
    case 'AttachmentRedactionEvent':
      return [{ name: 'attachment_redacted_from_comment', event: withFile(account, comment, event.attachment_id) }]
    default:
      return []
  }
}

function shown(account: Account, { id, event }: Comment): object {
  const author = account.users.get(event.author_id)
  const { plain_body, html_body } = textsOf(event)
  return {
    author: { id: String(event.author_id), is_staff: author?.role !== 'end-user', name: author?.name ?? '' },
    body: plain_body,
    html_body,
    id: String(id),
    is_public: event.public,
  }
}

function withFile(account: Account, { id, event }: Comment, fileId: number | undefined): object {
  const file = account.attachments.get(fileId)
  const address = file && presentFile(file, { origin: originOf(account), context: account }).content_url
  return {
    comment: {
      attachment: {
        content_type: file?.content_type ?? null,
        content_url: address ?? null,
        filename: file?.file_name ?? null,
        id: String(fileId),
        is_public: event.public,
      },
      id: String(id),
    },
  }
}
