import type { UserRelated } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { count } from '../../count.ts'
import { notAuthenticated, notFound } from '../../errors.ts'
import { type Call, type Handlers, shown, withStatus } from '../../operation.ts'
import { readNumericIds } from '../../read-ids.ts'
import { listRows } from '../../store/rows.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { findUsers } from '../search/find-records.ts'
import { autocompleteUsers } from './autocomplete-users.ts'
import { createManyUsers, createOrUpdateManyUsers, destroyManyUsers, findMany, updateManyUsers } from './bulk-users.ts'
import { createUser, findGivenUser, updateUser } from './change-user.ts'
import { anonymousUser, changeSettings, currentUser, settingsOf } from './current-user.ts'
import { deleteUser, eraseUser } from './delete-user.ts'
import { deletedUsers, findDeletedUser, showDeletedUser } from './deleted-users.ts'
import { endSessionsOf } from './end-access.ts'
import { entitlementsOf } from './entitlements.ts'
import {
  filtered,
  findUserByEmail,
  findUserByExternalId,
  soleAddress,
  usersListedFor,
  usersSeenBy,
} from './find-users.ts'
import { demandManage } from './may-manage-user.ts'
import { mergeUsers } from './merge-users.ts'
import { demandOwnChange } from './own-changes.ts'
import { ticketsOf } from './requested-tickets.ts'
import type { StoredUser } from './user.ts'
import { photoField, setPhoto } from './user-photo.ts'

export const usersOperations = {
  ListUsers: ({ account, actor, query }) => filtered(usersListedFor(account, actor), query),
  CountUsers: ({ account, actor, query }) => count(account, filtered(usersListedFor(account, actor), query)),
  ListOrganizationUsers: (call) => filtered(inOrganization(call), call.query),
  CountOrganizationUsers: (call) => count(call.account, filtered(inOrganization(call), call.query)),
  ListGroupUsers: (call) => filtered(inGroup(call), call.query),
  CountGroupUsers: (call) => count(call.account, filtered(inGroup(call), call.query)),
  ShowManyUsers: ({ account, actor, query }) =>
    account.users.list(
      findMany(account, actor, query).filter(({ active }) => active || query.include_deleted === true),
    ),
  SearchUsers: ({ account, actor, query }) => {
    const { external_id: externalId, query: text = '' } = query
    const listed = usersListedFor(account, actor)
    // Asked for nothing that it knows, Zendesk answers everybody.
    if (externalId === undefined && text.trim() === '') return listed
    const address = soleAddress(text)
    if (externalId === undefined && address === undefined) return account.users.list(findUsers(account, actor, text))
    const user =
      externalId === undefined ? findUserByEmail(account, address ?? '') : findUserByExternalId(account, externalId)
    return account.users.list(user && listed.has(user.id) ? [user] : [])
  },
  AutocompleteUsers: ({ account, actor, query }) => account.users.list(autocompleteUsers(account, actor, query)),
  AutocompleteUsersPost: ({ account, actor, query, body }) =>
    account.users.list(autocompleteUsers(account, actor, { ...query, ...body })),

  ShowUser: (call) => seen(call),
  CreateUser: ({ account, actor, body }) => createUser(account, actor, body.user),
  UpdateUser: (call) => {
    const { account, actor, body, files } = call
    const photo = files.find(({ field }) => field === photoField)
    const user = activeUser(call)
    if (photo) demandOwnChange(account, actor, user, { photo: {} })
    const changed = updateUser(account, actor, user, body.user)
    return photo ? setPhoto(account, changed, photo) : changed
  },
  CreateOrUpdateUser: ({ account, actor, body }) => {
    const user = findGivenUser(account, body.user)
    return user ? updateUser(account, actor, user, body.user) : withStatus(201, createUser(account, actor, body.user))
  },
  DeleteUser: (call) => {
    const user = seen(call)
    return deleteUser(call.account, call.actor, user.permanently_deleted ? user : activeUser(call))
  },
  MergeEndUsers: (call) => {
    const { account, actor, body } = call
    const { id, email } = body.user
    const winner = id === undefined ? findUserByEmail(account, email ?? '') : account.users.get(id)
    if (!winner || !usersSeenBy(account, actor).has(winner.id)) throw notFound()
    return mergeUsers(account, actor, activeUser(call), winner)
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

  ListDeletedUsers: ({ account, actor }) => deletedUsers(account, actor),
  CountDeletedUsers: ({ account, actor }) => count(account, deletedUsers(account, actor)),
  ShowDeletedUser: ({ account, actor, path, origin }) =>
    shown(showDeletedUser(account, findDeletedUser(account, actor, path.deleted_user_id), origin)),
  PermanentlyDeleteUser: ({ account, actor, path, origin }) => {
    const user = findDeletedUser(account, actor, path.deleted_user_id)
    return shown(showDeletedUser(account, eraseUser(account, actor, user), origin))
  },
  ShowUserComplianceDeletionStatuses: (call) => {
    const user = seen(call)
    demandManage(call.account, call.actor, 'delete', user)
    const { application } = call.query
    return listRows(user.erasure.filter((status) => !application || status.application === application))
  },

  ShowUserRelated: (call) => ({ user_related: related(call.account, seen(call)) }),
  GetUserEntitlementsFull: (call) => ({ entitlements: entitlementsOf(activeUser(call)) }),
  ShowCurrentUser: (call) => {
    const user = call.account.users.get(call.actor.id)
    return user ? shown(currentUser(call, user), user) : shown(anonymousUser(call))
  },
  ShowCurrentUserSettings: (call) => ({ settings: settingsOf(caller(call)) }),
  UpdateCurrentUserSettings: (call) => {
    return { settings: settingsOf(changeSettings(call.account, caller(call), call.body.settings)) }
  },
} satisfies Handlers<'users'>

type ToOneUser = Pick<Call<'ShowUser'>, 'account' | 'actor' | 'path'>

/** Throws `notFound` also for users of whom the caller knows nothing. */
function seen({ account, actor, path }: ToOneUser): StoredUser {
  return account.users.visibleTo(actor).find(path.user_id)
}

/** Throws `notFound` also for deleted users, who can be seen but not changed. */
function activeUser({ account, actor, path }: ToOneUser): StoredUser {
  return usersSeenBy(account, actor).find(path.user_id)
}

function inOrganization({ account, actor, path }: Pick<Call<'ListOrganizationUsers'>, 'account' | 'actor' | 'path'>) {
  organizationsSeenBy(account, actor).find(path.organization_id)
  return usersListedFor(account, actor).by('organization', path.organization_id)
}

/** Only team members are in groups, so that everybody may list them. */
function inGroup({ account, actor, path }: Pick<Call<'ListGroupUsers'>, 'account' | 'actor' | 'path'>) {
  account.groups.find(path.group_id)
  return usersSeenBy(account, actor).by('group', path.group_id)
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
