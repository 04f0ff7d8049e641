import type { TicketComment } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Direction, Rows } from '../../store/rows.ts'
import { rowsByTime } from '../../store/rows-by-time.ts'
import type { Comment } from './comments-of.ts'
import { type CommentLook, presentComment } from './present-comment.ts'

/** Comments as a list of their own kind, in the order of their times. */
export function commentRows(
  account: Account,
  comments: readonly Comment[],
  look: CommentLook = {},
  direction?: Direction,
): Rows<Comment, TicketComment> {
  const textOf = (comment: Comment, { origin }: { readonly origin: string }) =>
    JSON.stringify(presentComment(account, comment, { ...look, origin }))
  return rowsByTime(comments, { textOf, collection: { definition: { name: 'comments' } } }, direction)
}
