import { isTeamMember } from '../../account/actor.ts'
import { type Comment, commentsIn } from '../ticket-comments/comments-of.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import { sendMail } from './send-mail.ts'
import type { Occasion } from './sent-mail.ts'

/**
 * Notes the mails that a change sends: those of the standard triggers to the requester with everybody in copy and to the
 * assignee, and those to followers, which the service sends by itself (docs: Standard triggers; CCs and followers).
 * Nobody gets a mail about what they did; imports send none.
 */
export function notify(edit: WrittenEdit): void {
  const { before, after, audit, isImport } = edit
  if (isImport || after.deletion) return
  const [comment] = commentsIn(audit)
  if (comment) noteComment(edit, comment)
  const isGiven = after.assignee_id !== null && after.assignee_id !== before?.assignee_id
  if (isGiven && after.assignee_id !== audit.author_id) send(edit, 'assignment', [after.assignee_id], comment)
}

function noteComment(edit: WrittenEdit, comment: Comment): void {
  const { account, before, after } = edit
  const { author_id, public: isPublic } = comment.event
  const others = (ids: readonly (number | null)[]) => ids.flatMap((id) => (id === null || id === author_id ? [] : [id]))
  const isAgents = isTeamMember(account.users.get(author_id))
  if (isPublic) {
    const occasion = before ? 'comment' : isAgents ? 'opened' : 'received'
    // What a customer opens is confirmed to themselves.
    const to = occasion === 'received' ? [after.requester_id ?? author_id] : others([after.requester_id])
    send(edit, occasion, to, comment, others(after.email_cc_ids))
  }
  const isAssignees = after.assignee_id === before?.assignee_id
  const team = [...after.follower_ids, ...(isAssignees ? [after.assignee_id] : [])]
  if (before) send(edit, 'comment', others(team), comment)
}

function send(
  { account, after, audit }: WrittenEdit,
  occasion: Occasion,
  to: readonly (number | null)[],
  comment: Comment | undefined,
  cc: readonly number[] = [],
): void {
  sendMail(account, {
    occasion,
    ticket_id: after.id,
    comment_id: comment?.id ?? null,
    to: to.flatMap((id) => id ?? []),
    cc,
    subject: after.subject ?? '',
    text: comment?.event.text ?? after.description ?? '',
    brand_id: after.brand_id,
    author_id: comment?.event.author_id ?? audit.author_id,
  })
}
