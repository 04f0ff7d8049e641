import type { ComplianceDeletionStatus } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { day } from '../../account/days-ago.ts'
import { readFieldValues } from '../../custom-fields/custom-field-values.ts'
import { notFound } from '../../errors.ts'
import { refuse } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import { leaveAllBrands } from '../brand-agents/join-brand.ts'
import { leaveAllGroups } from '../group-memberships/join-group.ts'
import { leaveAllOrganizations } from '../organization-memberships/join-organization.ts'
import { theService } from '../tickets/follow-people.ts'
import { identitiesOf } from '../user-identities/find-identity.ts'
import { endAccess } from './end-access.ts'
import { demandManage } from './may-manage-user.ts'
import { ticketsOf } from './requested-tickets.ts'
import type { StoredUser } from './user.ts'
import { forgetPhoto } from './user-photo.ts'

/**
 * Takes a user out of everything but the list of the deleted: the record stays, with `active: false`; addresses and
 * external id are free for others. Who is deleted for good stays so. Throws `invalid` for the owner, the caller and requesters of open tickets.
 */
export function deleteUser(account: Account, actor: Actor, user: StoredUser): StoredUser {
  demandManage(account, actor, 'delete', user)
  if (user.permanently_deleted) return user
  if (user.is_owner) refuse('User is the account owner and cannot be deleted.')
  if (user.id === actor.id) refuse('You cannot delete yourself.')
  const { requestedNotClosed } = ticketsOf(account, user)
  if (requestedNotClosed > 0) refuse(`User is requester on ${requestedNotClosed} ticket(s) that are not closed.`)
  withdraw(account, user)
  return account.users.update(account.users.find(user.id), { active: false, updated_at: account.now })
}

/** Ends what a user has and is in. */
export function withdraw(account: Account, user: StoredUser): void {
  endAccess(account, user.id)
  leaveAllGroups(account, user.id)
  leaveAllBrands(account, user.id)
  leaveAllOrganizations(account, user.id)
  for (const subscription of account.organizationSubscriptions.by('user', user.id)) {
    account.organizationSubscriptions.delete(subscription)
  }
  // The record keeps its email: it still says who this was, until it is erased.
  for (const identity of identitiesOf(account, user)) account.identities.delete(identity)
}

/** Milliseconds of the account's clock until a product begins to erase, and until it is done. */
const beginsAfter = 60_000
const endsAfter = 60 * 60_000
const products = ['support', 'explore', 'guide', 'chat', 'talk']

/** Erases the data of a deleted user; the products follow later. Once more changes nothing (seen by clients). */
export function eraseUser(account: Account, actor: Actor, user: StoredUser): StoredUser {
  demandManage(account, actor, 'delete', user)
  if (user.active) throw notFound()
  if (user.permanently_deleted) return user
  forgetPhoto(account, user)
  schedule(account, noteErasure, beginsAfter, { user: user.id, action: 'started' })
  schedule(account, noteErasure, endsAfter, { user: user.id, action: 'complete' })
  return account.users.update(user, {
    name: 'Permanently Deleted User',
    email: null,
    phone: null,
    shared_phone_number: null,
    photo_id: null,
    external_id: null,
    alias: null,
    signature: null,
    details: null,
    notes: null,
    tags: [],
    password: null,
    user_fields: readFieldValues(account, 'user', {}),
    permanently_deleted: true,
    erasure: [...user.erasure, statusOf(account, user.id, 'request_deletion', 'all', actor.id)],
    updated_at: account.now,
  })
}

/** Users whom a schedule deletes are erased after so long (help: Creating end-user deletion schedules). */
const erasedAfter = 30 * day

/** Erases a user who was deleted, unless somebody brings them back before. */
export function eraseLater(account: Account, { id }: StoredUser): void {
  schedule(account, eraseDeletedUser, erasedAfter, { user: id })
}

export const eraseDeletedUser = work<{ user: number }>({
  kind: 'erase_deleted_user',
  run(account, { user: id }) {
    const user = account.users.get(id)
    if (user && !user.active) eraseUser(account, theService, user)
  },
})

export const noteErasure = work<{ user: number; action: string }>({
  kind: 'note_user_erasure',
  run(account, { user: id, action }) {
    const user = account.users.find(id)
    const reached = products.map((product) => statusOf(account, id, action, product, null))
    account.users.update(user, { erasure: [...user.erasure, ...reached] })
  },
})

function statusOf(
  account: Account,
  user_id: number,
  action: string,
  application: string,
  executer_id: number | null,
): ComplianceDeletionStatus {
  return { action, application, account_subdomain: account.subdomain, executer_id, user_id, created_at: account.now }
}
