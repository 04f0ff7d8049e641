import type { Handlers } from '../../operation.ts'

export const usersOperations = {
  ListUsers: ({ account }) => account.users.by('active', true),
  ShowUser: ({ account, path }) => account.users.find(path.user_id),
  ShowCurrentUser: ({ account, actor }) => account.users.find(actor.id ?? 0),
} satisfies Handlers<'users'>
