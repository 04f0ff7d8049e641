import type { RequestComment, UserForEndUser } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Looking } from '../../account/looking.ts'
import { notFound } from '../../errors.ts'
import type { Rows } from '../../store/rows.ts'
import { SortedRecords, type SortKey } from '../../store/sorted.ts'
import { sortedRows } from '../../store/sorted-rows.ts'
import { type Comment, commentsOf } from '../ticket-comments/comments-of.ts'
import { presentComment } from '../ticket-comments/present-comment.ts'
import type { StoredTicket } from '../tickets/ticket.ts'

/** What narrows the comments of a request. */
interface CommentFilter {
  readonly since?: string | undefined
  readonly role?: string | undefined
}

/** The public comments, oldest first, with who wrote them beside. */
export function requestComments(
  looking: Looking,
  ticket: StoredTicket,
  { since, role }: CommentFilter,
): Rows<Comment, RequestComment> {
  const { account } = looking
  const from = since ? Date.parse(since) : Number.NEGATIVE_INFINITY
  const comments = publicComments(account, ticket).filter(
    (comment) => Date.parse(comment.created_at) >= from && (!role || roleOf(account, comment) === role),
  )
  const keyOf = ({ created_at, id }: Comment): SortKey => [created_at, id]
  const rows = sortedRows<Comment, RequestComment>(new SortedRecords(keyOf, comments), {
    order: 'created_at,id',
    keyOf,
    textOf: (comment) => JSON.stringify(presentRequestComment(looking, ticket, comment)),
  })
  return {
    ...rows,
    beside: besideOf(looking, comments),
    listedBy: () => ({ ...rows, beside: besideOf(looking, comments) }),
  }
}

/** Throws `notFound`. */
export function findRequestComment({ account }: Looking, ticket: StoredTicket, id: number): Comment {
  const comment = publicComments(account, ticket).find((one) => one.id === id)
  if (!comment) throw notFound()
  return comment
}

export function presentRequestComment(looking: Looking, { id }: StoredTicket, comment: Comment): RequestComment {
  const { account, origin } = looking
  const {
    id: own,
    type,
    body,
    html_body,
    plain_body,
    author_id,
    attachments,
    created_at,
  } = presentComment(account, comment, { origin })
  return {
    url: `${origin}/api/v2/requests/${id}/comments/${own}.json`,
    id: own,
    type,
    request_id: id,
    body,
    html_body,
    plain_body,
    public: true,
    author_id,
    attachments,
    created_at,
  }
}

const publicComments = (account: Account, { id }: StoredTicket) =>
  commentsOf(account, id).filter(({ event }) => event.public)

/** Agents and admins are `agent` here. */
function roleOf({ users }: Account, { event }: Comment): string {
  return users.get(event.author_id)?.role === 'end-user' ? 'end_user' : 'agent'
}

function besideOf({ account, origin }: Looking, comments: readonly Comment[]) {
  const authors = [...new Set(comments.map(({ event }) => event.author_id))].flatMap(
    (id) => account.users.get(id) ?? [],
  )
  const organizationIds = [...new Set(authors.map(({ organization_id }) => organization_id))]
  const asEndUser = { actor: { id: null, role: 'end-user', signedBy: 'nothing' }, origin } as const
  const users = authors.map((user): UserForEndUser => account.users.show(user, asEndUser))
  const organizations = organizationIds.flatMap((id) => account.organizations.get(id) ?? [])
  return { users, organizations: organizations.map((one) => account.organizations.show(one, asEndUser)) }
}
