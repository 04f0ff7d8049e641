import type { TicketComment } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Direction, Rows } from '../../store/rows.ts'
import { SortedRecords, type SortKey } from '../../store/sorted.ts'
import { sortedRows } from '../../store/sorted-rows.ts'
import type { Comment } from './comments-of.ts'
import { type CommentLook, presentComment } from './present-comment.ts'

/** Comments as a list of their own kind, in the order of their times. */
export function commentRows(
  account: Account,
  comments: readonly Comment[],
  look: CommentLook = {},
  direction: Direction = 'asc',
): Rows<Comment, TicketComment> {
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = ({ created_at, id }: Comment): SortKey => [sign * Date.parse(created_at), sign * id]
  return {
    ...sortedRows<Comment, TicketComment>(new SortedRecords(keyOf, comments), {
      order: direction === 'asc' ? 'created_at,id' : '-created_at,-id',
      keyOf,
      textOf: (comment, { origin }) => JSON.stringify(presentComment(account, comment, { ...look, origin })),
      collection: { definition: { name: 'comments' } },
    }),
    orderedBy: (name, towards) => (name === 'created_at' ? commentRows(account, comments, look, towards) : undefined),
    turned: (towards) => commentRows(account, comments, look, towards),
    listedBy: () => commentRows(account, comments, look, direction),
  }
}
