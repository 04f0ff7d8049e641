import type { Account } from '../../account/account.ts'
import { demand } from '../../account/permissions.ts'
import { notFound } from '../../errors.ts'
import { contentPath } from '../attachments/attachment.ts'
import { redactFile } from '../attachments/redact-file.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import type { AuditEvent, CommentEvent } from '../ticket-audits/event.ts'
import { draftOf } from '../tickets/change-ticket.ts'
import { finishDraft } from '../tickets/finish-draft.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { type Edit, TicketDraft } from '../tickets/ticket-draft.ts'
import { type Comment, commentsOf } from './comments-of.ts'

/** What stands in the place of each character that was blacked out (docs: Ticket Comments > Redact). */
const blackened = '▇'

/** Throws `notFound`. */
export function findComment(account: Account, ticketId: number, id: number): Comment {
  const comment = commentsOf(account, ticketId).find((one) => one.id === id)
  if (!comment) throw notFound()
  return comment
}

/** Blacks out every occurrence of the text. Throws `forbidden`, and `invalid` for closed tickets. */
export function redactText(edit: Edit, ticket: StoredTicket, id: number, text: string): Comment {
  demand(edit.account, edit.actor, 'ticket_redaction')
  const draft = draftOf(edit, ticket)
  const { event } = findComment(edit.account, ticket.id, id)
  return redacted(draft, id, [text === '' ? event.text : text])
}

/** What the agent workspace sends: the text with its marks, and the addresses of files. */
interface Marked {
  readonly html_body?: string | undefined
  readonly external_attachment_urls?: readonly string[] | undefined
}

/** Blacks out what the HTML has in `<redact>`, and the files at the addresses, on closed tickets too. Throws `forbidden`. */
export function redactMarked(edit: Edit, ticket: StoredTicket, id: number, marks: Marked): Comment {
  const { account, actor } = edit
  demand(account, actor, 'ticket_redaction')
  const draft = new TicketDraft(edit, ticket, ticket)
  const { event } = findComment(account, ticket.id, id)
  for (const file of event.attachment_ids.flatMap((fileId) => account.attachments.get(fileId) ?? [])) {
    const isNamed = marks.external_attachment_urls?.some((url) => url.includes(contentPath(file.token)))
    if (isNamed) redactFile(draft, id, file)
  }
  const begun = (marks.html_body ?? '').split('<redact>').slice(1)
  const marked = new Set(begun.flatMap((text) => (text.includes('</redact>') ? text.split('</redact>', 1) : [])))
  return redacted(draft, id, [...marked])
}

const black = (text: string) => text.replaceAll(/\S/g, blackened)

const withoutParts = (text: string, parts: readonly string[]) =>
  parts.reduce((left, part) => (part === '' ? left : left.replaceAll(part, black)), text)

function redacted(draft: TicketDraft, id: number, parts: readonly string[]): Comment {
  const { account, ticket } = draft
  const comment = findComment(account, ticket.id, id)
  const text = withoutParts(comment.event.text, parts)
  // Where files alone are redacted, the text is not.
  if (text !== comment.event.text || draft.events.length === 0) {
    rewriteComment(account, comment, { text })
    for (const audit of [...account.audits.by('ticket', ticket.id)]) redactMessages(account, audit, parts)
    if (isDescription(account, ticket, id)) draft.change({ description: text })
    draft.say({ type: 'CommentRedactionEvent', comment_id: id })
  }
  finishDraft(draft)
  return findComment(account, ticket.id, id)
}

/** What rules have sent may quote the text. */
function redactMessages(account: Account, audit: StoredAudit, parts: readonly string[]): void {
  const events = audit.events.map((event) =>
    'body' in event && typeof event.body === 'string' && withoutParts(event.body, parts) !== event.body
      ? ({ ...event, body: withoutParts(event.body, parts) } as AuditEvent)
      : event,
  )
  if (events.some((event, place) => event !== audit.events[place])) account.audits.update(audit, { events })
}

const isDescription = (account: Account, { id: ticketId }: StoredTicket, id: number) =>
  commentsOf(account, ticketId)[0]?.id === id

/** Hides a comment from the requester, for good. Throws `notFound`, and `forbidden` for who may not edit tickets. */
export function makePrivate(edit: Edit, ticket: StoredTicket, id: number): void {
  const { account, actor } = edit
  demand(account, actor, 'ticket_editing')
  const comment = findComment(account, ticket.id, id)
  if (!comment.event.public) return
  const draft = new TicketDraft(edit, ticket, ticket)
  rewriteComment(account, comment, { public: false })
  draft.change({ is_public: commentsOf(account, ticket.id).some(({ event }) => event.public) })
  draft.say({ type: 'CommentPrivacyChange', comment_id: id, public: false })
  finishDraft(draft)
}

/** The one thing that changes an audit: what is blacked out or hidden must not be read anywhere. */
function rewriteComment(account: Account, { audit, place }: Comment, changes: Partial<CommentEvent>): void {
  const events = audit.events.map((event, at) => (at === place ? ({ ...event, ...changes } as AuditEvent) : event))
  account.audits.update(account.audits.find(audit.id), { events })
}
