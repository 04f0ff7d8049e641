import { count } from '../../count.ts'
import { notFound } from '../../errors.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { editOf } from '../tickets/edit-of.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import { commentRows } from './comment-rows.ts'
import { type Comment, commentsOf } from './comments-of.ts'
import { presentComment } from './present-comment.ts'
import { makePrivate, redactMarked, redactText } from './redact-comment.ts'

export const ticketCommentsOperations = {
  ListTicketComments: (call) => commentRows(call.account, ofTicket(call), lookOf(call)),
  CountTicketComments: (call) => count(call.account, { size: ofTicket(call).length }),
  MakeTicketCommentPrivate: (call) => {
    makePrivate(editOf(call), ticketOf(call), call.path.ticket_comment_id)
  },
  RedactStringInComment: (call) =>
    shownComment(call, redactText(editOf(call), ticketOf(call), call.path.ticket_comment_id, call.body.text)),
  RedactTicketCommentInAgentWorkspace: (call) => {
    const ticket = findTicket(call.account, call.actor, call.body.ticket_id)
    return shownComment(call, redactMarked(editOf(call), ticket, call.path.ticket_comment_id, call.body))
  },
  // No ticket of the account's is a chat: there is none to redact.
  RedactChatComment: (call) => noChat(call),
  RedactChatCommentAttachment: (call) => noChat(call),
} satisfies Handlers<'ticket-comments'>

type InTicket = Pick<Call<'CountTicketComments'>, 'account' | 'actor' | 'path'>

const ticketOf = ({ account, actor, path }: InTicket) => findTicket(account, actor, path.ticket_id)
const ofTicket = (call: InTicket) => commentsOf(call.account, ticketOf(call).id)
const lookOf = ({ query }: Call<'ListTicketComments'>) => ({ withInlineImages: query.include_inline_images })

function shownComment(call: Pick<Call<'RedactStringInComment'>, 'account' | 'origin'>, comment: Comment) {
  return shown(presentComment(call.account, comment, { origin: call.origin }))
}

function noChat(call: InTicket): never {
  ticketOf(call)
  throw notFound()
}
