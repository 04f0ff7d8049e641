import type { CommentWrite, TicketUpdate } from '@fakedesk/spec'
import { isTeamMember } from '../../account/actor.ts'
import { permissionsOf } from '../../account/permissions.ts'
import { refuse } from '../../validation.ts'
import { takeUploads } from '../attachments/take-uploads.ts'
import type { CommentEvent } from '../ticket-audits/event.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import { countComments } from '../ticket-comments/comments-of.ts'
import type { TicketDraft } from './ticket-draft.ts'

/** Longer texts are cut without a word (docs: Ticket Comments). */
const longestText = 65_535
/** Comments of one ticket (docs: Ticket Comments). */
const mostComments = 5000

type Given = Pick<TicketUpdate, 'comment' | 'voice_comment'> & { readonly description?: string | undefined }

/** Adds the comment, if there is one: of a new ticket it is the description, and must be there. */
export function readComment(draft: TicketDraft, given: Given): void {
  const { ticket, validation, isNew } = draft
  const comment = given.voice_comment ? callOf(draft, given.voice_comment) : commentOf(draft, given)
  if (!comment) {
    if (isNew) validation.add('base', { description: 'Description: cannot be blank', error: 'BlankValue' })
    return
  }
  refuseTooMany(draft)
  addComment(draft, comment)
  if (isNew) draft.change({ description: textsOf(comment).body, is_public: comment.public })
  else if (comment.public && !ticket.is_public) draft.change({ is_public: true })
}

/** Adds a comment to the draft's audit; texts that are too long are cut. */
export function addComment(draft: TicketDraft, comment: CommentEvent): void {
  draft.say({ ...comment, text: comment.text.slice(0, longestText) })
}

function commentOf(draft: TicketDraft, { comment, description }: Given): CommentEvent | undefined {
  const given: CommentWrite | undefined = comment ?? (draft.isNew && description ? { body: description } : undefined)
  if (!given) return undefined
  const { body, html_body, value, uploads } = given
  const text = html_body ?? body ?? value ?? ''
  const attachment_ids = takeUploads(draft.account, uploads, { ticketId: draft.ticket.id, html: html_body })
  if (text.trim() === '' && attachment_ids.length === 0) return undefined
  const author_id = authorOf(draft, given.author_id)
  return {
    type: 'Comment',
    author_id,
    public: isPublic(draft, given.public),
    text,
    format: html_body === undefined ? (isAgent(draft, author_id) ? 'markdown' : 'plain') : 'html',
    attachment_ids,
  }
}

function callOf(draft: TicketDraft, call: NonNullable<Given['voice_comment']>): CommentEvent {
  const { author_id, public: isShown, ...data } = call
  const text = `Call from: ${call.from ?? 'unknown'}\nCall to: ${call.to ?? 'unknown'}`
  return {
    type: 'VoiceComment',
    author_id: authorOf(draft, author_id),
    public: isPublic(draft, isShown),
    text: call.transcription_text ? `${text}\n\n${call.transcription_text}` : text,
    format: 'plain',
    attachment_ids: [],
    data,
  }
}

/** Only team members speak for others. */
function authorOf({ account, actor, ticket, isNew }: TicketDraft, named: number | null | undefined): number {
  const mayName = isTeamMember(actor)
  if (named != null && mayName && account.users.get(named)?.active) return named
  return (isNew ? ticket.submitter_id : undefined) ?? actor.id ?? ticket.requester_id ?? -1
}

function isAgent({ account }: TicketDraft, userId: number): boolean {
  return isTeamMember(account.users.get(userId))
}

/** End users always speak in public, light agents never; unsaid, a comment is what the ticket's first one is. */
function isPublic({ account, actor, ticket, isNew }: TicketDraft, said: boolean | undefined): boolean {
  if (!isTeamMember(actor)) return true
  if (actor.id !== null && permissionsOf(account, actor).ticket_comment_access !== 'public') return false
  return said ?? (isNew ? account.settings.tickets.comments_public_by_default : ticket.is_public)
}

/** Whether the ticket has as many comments as one can have. */
export const isFull = ({ account, before }: TicketDraft) =>
  before !== undefined && countComments(account, before.id) >= mostComments

function refuseTooMany(draft: TicketDraft): void {
  if (isFull(draft)) {
    refuse(`Comment: a ticket can have at most ${mostComments} comments`, 'comment', 'TooLong')
  }
}
