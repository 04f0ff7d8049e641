import type { CurrentUser } from '@fakedesk/spec'
import { digest } from '../../chance.ts'
import { type Call, type Handlers, shown, standIn } from '../../operation.ts'

export const usersOperations = {
  ListUsers: ({ account }) => account.users.by('active', true),
  ShowUser: ({ account, path }) => account.users.find(path.user_id),
  ShowCurrentUser: (call) => shown(currentUser(call)),
  ListDeletedUsers: standIn,
  CountDeletedUsers: standIn,
  ShowDeletedUser: standIn,
  PermanentlyDeleteUser: standIn,
  CreateUser: standIn,
  AutocompleteUsers: standIn,
  AutocompleteUsersPost: standIn,
  CountUsers: standIn,
  CreateManyUsers: standIn,
  CreateOrUpdateUser: standIn,
  CreateOrUpdateManyUsers: standIn,
  DestroyManyUsers: standIn,
  LogoutManyUsers: standIn,
  RequestUserCreate: standIn,
  SearchUsers: standIn,
  ShowManyUsers: standIn,
  UpdateManyUsers: standIn,
  UpdateUser: standIn,
  DeleteUser: standIn,
  ShowUserComplianceDeletionStatuses: standIn,
  MergeEndUsers: standIn,
  ShowUserRelated: standIn,
  ListOrganizationUsers: standIn,
  CountOrganizationUsers: standIn,
  ShowCurrentUserSettings: standIn,
  UpdateCurrentUserSettings: standIn,
  GetUserEntitlementsFull: standIn,
  ListGroupUsers: standIn,
  CountGroupUsers: standIn,
} satisfies Handlers<'users'>

function currentUser({ account, actor, origin }: Call<'ShowCurrentUser'>): CurrentUser {
  const user = account.users.get(actor.id)
  if (!user) return anonymousUser(origin)
  const session = account.sessions.get(actor.session)
  const token = session?.authenticity_token ?? `${digest(`${account.epoch} ${user.id}`)}==`
  return { ...account.users.show(user, { actor, origin }), authenticity_token: token }
}

/** Recorded: who `users/me` says the caller is when nobody has signed in. */
function anonymousUser(origin: string): CurrentUser {
  return {
    id: null,
    url: `${origin}/api/v2/users/.json`,
    name: 'Anonymous user',
    email: 'invalid@example.com',
    role: 'end-user',
  }
}
