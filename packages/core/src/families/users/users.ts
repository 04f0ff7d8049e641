import type { UserRelated } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { count } from '../../count.ts'
import { notAuthenticated, notFound } from '../../errors.ts'
import { type Call, type Handlers, shown, withStatus } from '../../operation.ts'
import { readNumericIds } from '../../read-ids.ts'
import { listRows } from '../../store/rows.ts'
import { activeOrganizations } from '../organizations/find-organization.ts'
import { findUsers } from '../search/find-records.ts'
import { autocompleteUsers } from './autocomplete-users.ts'
import { createManyUsers, createOrUpdateManyUsers, destroyManyUsers, findMany, updateManyUsers } from './bulk-users.ts'
import { createUser, findGivenUser, updateUser } from './change-user.ts'
import { anonymousUser, changeSettings, currentUser, settingsOf } from './current-user.ts'
import { deleteUser, eraseUser } from './delete-user.ts'
import { deletedUsers, findDeletedUser, showDeletedUser } from './deleted-users.ts'
import { endSessionsOf } from './end-access.ts'
import { entitlementsOf } from './entitlements.ts'
import { activeUsers, filtered, findUserByEmail, findUserByExternalId, soleAddress } from './find-users.ts'
import { demandManage } from './may-manage-user.ts'
import { mergeUsers } from './merge-users.ts'
import { ticketsOf } from './requested-tickets.ts'
import type { StoredUser } from './user.ts'
import { photoField, setPhoto } from './user-photo.ts'

export const usersOperations = {
  ListUsers: ({ account, query }) => filtered(activeUsers(account), query),
  CountUsers: ({ account, query }) => count(account, filtered(activeUsers(account), query)),
  ListOrganizationUsers: (call) => filtered(inOrganization(call), call.query),
  CountOrganizationUsers: (call) => count(call.account, filtered(inOrganization(call), call.query)),
  ListGroupUsers: (call) => filtered(inGroup(call), call.query),
  CountGroupUsers: (call) => count(call.account, filtered(inGroup(call), call.query)),
  ShowManyUsers: ({ account, query }) =>
    account.users.list(findMany(account, query).filter(({ active }) => active || query.include_deleted === true)),
  SearchUsers: ({ account, actor, query }) => {
    const { external_id: externalId, query: text = '' } = query
    // Asked for nothing that it knows, Zendesk answers everybody.
    if (externalId === undefined && text.trim() === '') return activeUsers(account)
    const address = soleAddress(text)
    if (externalId === undefined && address === undefined) return account.users.list(findUsers(account, actor, text))
    const user =
      externalId === undefined ? findUserByEmail(account, address ?? '') : findUserByExternalId(account, externalId)
    return account.users.list(user ? [user] : [])
  },
  AutocompleteUsers: ({ account, query }) => account.users.list(autocompleteUsers(account, query)),
  AutocompleteUsersPost: ({ account, query, body }) =>
    account.users.list(autocompleteUsers(account, { ...query, ...body })),

  ShowUser: ({ account, path }) => account.users.find(path.user_id),
  CreateUser: ({ account, actor, body }) => createUser(account, actor, body.user),
  UpdateUser: ({ account, actor, path, body, files }) => {
    const changed = updateUser(account, actor, activeUser(account, path), body.user)
    const photo = files.find(({ field }) => field === photoField)
    return photo ? setPhoto(account, changed, photo) : changed
  },
  CreateOrUpdateUser: ({ account, actor, body }) => {
    const user = findGivenUser(account, body.user)
    return user ? updateUser(account, actor, user, body.user) : withStatus(201, createUser(account, actor, body.user))
  },
  DeleteUser: ({ account, actor, path }) => {
    const user = account.users.get(path.user_id)
    return deleteUser(account, actor, user?.permanently_deleted ? user : activeUser(account, path))
  },
  MergeEndUsers: ({ account, actor, path, body }) => {
    const { id, email } = body.user
    const winner = id === undefined ? findUserByEmail(account, email ?? '') : account.users.get(id)
    if (!winner?.active) throw notFound()
    return mergeUsers(account, actor, activeUser(account, path), winner)
  },
  RequestUserCreate: () => {
    // The account owner would get a mail; none leaves the fake.
  },

  CreateManyUsers: ({ account, actor, body }) => createManyUsers(account, actor, body.users),
  CreateOrUpdateManyUsers: ({ account, actor, body }) => createOrUpdateManyUsers(account, actor, body.users),
  UpdateManyUsers: ({ account, actor, query, body }) => updateManyUsers(account, actor, query, body),
  DestroyManyUsers: ({ account, actor, query }) => destroyManyUsers(account, actor, query),
  LogoutManyUsers: ({ account, query }) => {
    for (const id of readNumericIds(query.ids, 'ids')) endSessionsOf(account, id)
  },

  ListDeletedUsers: ({ account }) => deletedUsers(account),
  CountDeletedUsers: ({ account }) => count(account, deletedUsers(account)),
  ShowDeletedUser: ({ account, path, origin }) =>
    shown(showDeletedUser(findDeletedUser(account, path.deleted_user_id), origin)),
  PermanentlyDeleteUser: ({ account, actor, path, origin }) => {
    const user = findDeletedUser(account, path.deleted_user_id)
    return shown(showDeletedUser(eraseUser(account, actor, user), origin))
  },
  ShowUserComplianceDeletionStatuses: ({ account, actor, path, query }) => {
    const user = account.users.find(path.user_id)
    demandManage(account, actor, 'delete', user)
    const { application } = query
    return listRows(user.erasure.filter((status) => !application || status.application === application))
  },

  ShowUserRelated: ({ account, path }) => ({ user_related: related(account, account.users.find(path.user_id)) }),
  GetUserEntitlementsFull: ({ account, path }) => ({ entitlements: entitlementsOf(activeUser(account, path)) }),
  ShowCurrentUser: (call) => {
    const user = call.account.users.get(call.actor.id)
    return user ? shown(currentUser(call, user), user) : shown(anonymousUser(call))
  },
  ShowCurrentUserSettings: (call) => ({ settings: settingsOf(caller(call)) }),
  UpdateCurrentUserSettings: (call) => {
    return { settings: settingsOf(changeSettings(call.account, caller(call), call.body.settings)) }
  },
} satisfies Handlers<'users'>

/** Throws `notFound` also for deleted users, who can be seen but not changed. */
function activeUser(account: Account, { user_id }: { readonly user_id: number }): StoredUser {
  return activeUsers(account).find(user_id)
}

function inOrganization({ account, path }: Pick<Call<'ListOrganizationUsers'>, 'account' | 'path'>) {
  activeOrganizations(account).find(path.organization_id)
  return activeUsers(account).by('organization', path.organization_id)
}

function inGroup({ account, path }: Pick<Call<'ListGroupUsers'>, 'account' | 'path'>) {
  account.groups.find(path.group_id)
  return activeUsers(account).by('group', path.group_id)
}

function caller({ account, actor }: Pick<Call<'ShowCurrentUserSettings'>, 'account' | 'actor'>): StoredUser {
  const user = account.users.get(actor.id)
  if (!user) throw notAuthenticated()
  return user
}

function related(account: Account, user: StoredUser): UserRelated {
  const { assigned, requested, copied, followed } = ticketsOf(account, user)
  return {
    assigned_tickets: assigned,
    requested_tickets: requested,
    ccd_tickets: copied,
    followed_tickets: followed,
    organization_subscriptions: account.organizationSubscriptions.by('user', user.id).size,
  }
}
