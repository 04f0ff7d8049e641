import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import type { Comment } from './comments-of.ts'

export const commentsSideLoads = sideLoadsOf<Comment>()({
  users: (comments, asked) => {
    const { users } = asked.account
    return listText(
      users,
      comments.flatMap(({ event }) => users.get(event.author_id) ?? []),
      asked,
    )
  },
})
