import type { AuditEvent, NotificationEvent } from '../ticket-audits/event.ts'
import { type Comment, commentsIn } from '../ticket-comments/comments-of.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import { sendMail } from './send-mail.ts'
import type { Occasion } from './sent-mail.ts'

/**
 * Notes the mails that a change sends: what rules have written into its audit, and the word to followers, which the
 * service sends by itself (docs: CCs and followers). Nobody follows their own doings; imports send none.
 */
export function notify(edit: WrittenEdit): void {
  const { before, after, audit, isImport } = edit
  if (isImport || after.deletion) return
  const [comment] = commentsIn(audit)
  for (const event of audit.events) if (isNotification(event)) sendByRule(edit, event, comment)
  if (before && comment) tellFollowers(edit, comment)
}

const isNotification = (event: AuditEvent): event is NotificationEvent =>
  event.type === 'Notification' || event.type === 'NotificationWithCcs'

function sendByRule(edit: WrittenEdit, event: NotificationEvent, comment: Comment | undefined): void {
  const { subject, body: text, recipients: to, ccs: cc = [], via } = event
  send(edit, { occasion: via?.source.rel === 'automation' ? 'automation' : 'trigger', to, cc, subject, text }, comment)
}

function tellFollowers(edit: WrittenEdit, comment: Comment): void {
  const { after } = edit
  const { author_id, text } = comment.event
  const to = after.follower_ids.filter((id) => id !== author_id)
  send(edit, { occasion: 'comment', to, cc: [], subject: after.subject ?? '', text }, comment)
}

interface Written {
  readonly occasion: Occasion
  readonly to: readonly number[]
  readonly cc: readonly number[]
  readonly subject: string
  readonly text: string
}

function send({ account, after, audit }: WrittenEdit, written: Written, comment: Comment | undefined): void {
  sendMail(account, {
    ...written,
    ticket_id: after.id,
    comment_id: comment?.id ?? null,
    brand_id: after.brand_id,
    author_id: comment?.event.author_id ?? audit.author_id,
  })
}
