import { listByIds, sideLoadsOf } from '../../pipeline/loads.ts'
import type { Comment } from './comments-of.ts'

export const commentsSideLoads = sideLoadsOf<Comment>()({
  users: (comments, asked) =>
    listByIds(
      asked.account.users,
      comments.map(({ event }) => event.author_id),
      asked,
    ),
})
