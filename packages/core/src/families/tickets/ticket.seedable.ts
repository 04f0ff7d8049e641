import type { CommentWrite, TicketImport } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { type Actor, theAccountItself } from '../../account/actor.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, flag, orNull, text, time, whole } from '../../seed/shape.ts'
import { bytesOf } from '../../store/record-text.ts'
import { refuse } from '../../validation.ts'
import { bringFiles } from '../attachments/change-upload.ts'
import { rateSeeded } from '../satisfaction-ratings/rate-seeded.ts'
import { deleteTicket } from './delete-ticket.ts'
import { importTicket } from './import-ticket.ts'
import type { StoredTicket } from './ticket.ts'
import type { Edit } from './ticket-draft.ts'
import { givenVia, viaOf } from './via.ts'

/** A file of a comment in a seed: its text, or its bytes in base64. */
export interface FileSeed {
  readonly file_name: string
  readonly content_type?: string
  readonly content?: string
  readonly content_base64?: string
}

export interface CommentSeed extends Pick<CommentWrite, 'body' | 'html_body' | 'public' | 'created_at'> {
  /** The requester's where it is the first and says nothing, or else the assignee's. */
  readonly author_id?: number
  readonly attachments?: readonly FileSeed[]
}

/** A rating of a ticket in a seed, or that one was asked for. */
export interface RatingSeed {
  readonly score: 'offered' | 'good' | 'bad'
  readonly comment?: string | null
  /** Of a bad one: 5 for "took too long", ... */
  readonly reason_code?: number
  readonly created_at?: string
}

/**
 * A ticket in a seed, with its history. It is put in as an import is: at its own times, and nothing follows from it, mail
 * included. The owner asks where no requester is named, and the subject is the description of one that says nothing else.
 */
export interface TicketSeed extends Omit<TicketImport, 'id' | 'comment' | 'comments' | keyof Dated>, Dated {
  readonly comments?: readonly CommentSeed[]
  readonly solved_at?: string
  readonly satisfaction_rating?: RatingSeed
  /** In the archive, which lists leave out. */
  readonly archived?: boolean
  readonly deleted_at?: string
}

const fileShape = {
  type: 'object',
  properties: {
    file_name: text,
    content_type: text,
    content: { type: 'string' },
    content_base64: { type: 'string' },
  },
  required: ['file_name'],
} as const

const commentShape = {
  type: 'object',
  properties: {
    author_id: whole,
    body: { type: 'string' },
    html_body: { type: 'string' },
    public: flag,
    created_at: time,
    attachments: { type: 'array', items: fileShape },
  },
} as const

const ratingShape = {
  type: 'object',
  properties: {
    score: { type: 'string', enum: ['offered', 'good', 'bad'] },
    comment: orNull({ type: 'string' }),
    reason_code: whole,
    created_at: time,
  },
  required: ['score'],
} as const

export const seedableTickets = seedable<TicketSeed, Omit<TicketImport, 'comments' | 'solved_at'>>()({
  name: 'tickets',
  operation: 'TicketImport',
  key: 'ticket',
  own: {
    ...dated,
    comments: { type: 'array', items: commentShape },
    solved_at: time,
    satisfaction_rating: ratingShape,
    archived: flag,
    deleted_at: time,
  },
  refers: {
    requester_id: 'users',
    submitter_id: 'users',
    assignee_id: 'users',
    collaborator_ids: 'users',
    follower_ids: 'users',
    email_cc_ids: 'users',
    'comments.author_id': 'users',
    group_id: 'groups',
    organization_id: 'organizations',
    brand_id: 'brands',
    ticket_form_id: 'ticket_forms',
    custom_status_id: 'custom_statuses',
    'custom_fields.id': 'ticket_fields',
    problem_id: 'tickets',
    via_followup_source_id: 'tickets',
  },
  after: ['group_memberships', 'organization_memberships', 'satisfaction_reasons', 'ticket_form_statuses'],
  imports: 'tickets',
  plant: plantTicket,
})

function plantTicket(account: Account, given: TicketSeed): StoredTicket {
  const { id, satisfaction_rating: rating, archived, deleted_at, comments = [], ...properties } = given
  const edit: Edit = {
    account,
    actor: ownerOf(account),
    via: givenVia(given) ?? viaOf('web'),
    metadata: { client: null },
  }
  const actorOf = (userId: number | null | undefined) => (userId == null ? edit.actor : inNameOf(userId))
  const begun = given.created_at ?? comments[0]?.created_at
  const ticket = {
    ...(comments.length === 0 && { description: given.subject ?? '' }),
    ...properties,
    ...(begun && { created_at: begun }),
    comments: comments.map((comment) => commentOf(account, comment)),
  }
  const onceSolved = rating && ((solved: StoredTicket) => rateSeeded(edit, solved, rating))
  const { ticket: imported } = importTicket(edit, ticket, { id, archive: archived ?? false, actorOf, onceSolved })
  if (deleted_at === undefined) return imported
  return account.clock.at(Date.parse(deleted_at), () => deleteTicket({ ...edit, isImport: true }, imported))
}

function ownerOf({ users }: Account): Actor {
  const owner = [...users.by('role', 'admin')].find(({ is_owner }) => is_owner)
  return { ...theAccountItself, id: owner?.id ?? null }
}

/** What somebody did is told as theirs; that they might have done it is not asked. */
const inNameOf = (id: number): Actor => ({ ...theAccountItself, id })

function commentOf(account: Account, { attachments = [], ...comment }: CommentSeed): CommentWrite {
  if (attachments.length === 0) return comment
  return { ...comment, uploads: [bringFiles(account, attachments.map(fileOf)).id] }
}

function fileOf({ file_name: name, content_type: type = 'text/plain', content = '', content_base64 }: FileSeed) {
  if (content_base64 === undefined) return { name, type, bytes: new TextEncoder().encode(content) }
  if (!/^[\w+/]*={0,2}$/.test(content_base64) || content_base64.length % 4 === 1) {
    refuse(`Comments: the content of ${name} is not base64`, 'comments', 'InvalidValue')
  }
  return { name, type, bytes: bytesOf(content_base64) }
}
