import type { JobResult, UserCreate, UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { missingParameter, notFound, tooManyItems } from '../../errors.ts'
import { mostPerCall, readId, readIds, readItems, readNumericIds } from '../../read-ids.ts'
import { job } from '../job-statuses/define-job.ts'
import { deleted, updated } from '../job-statuses/job-results.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { createUser, findGivenUser, updateUser } from './change-user.ts'
import { deleteUser } from './delete-user.ts'
import { findUserByExternalId, usersSeenBy } from './find-users.ts'
import type { StoredUser } from './user.ts'

/** How a bulk call names users in its query. */
export interface NamedUsers {
  readonly ids?: string | undefined
  readonly external_ids?: string | undefined
}

/** Throws `tooManyItems` beyond a hundred. */
export function createManyUsers(account: Account, actor: Actor, given: readonly UserCreate[]) {
  refuseTooMany(given)
  return startJob(account, actor, createManyUsersJob, given)
}

export const createManyUsersJob = job<UserCreate>({
  kind: 'create_many_users',
  type: 'Bulk Create User',
  verb: 'Creating User',
  failure: 'UserCreateError',
  item: ({ account, actor }, given) => created(createUser(account, actor, given)),
})

/** Each is found by its email or external id, or made. */
export function createOrUpdateManyUsers(account: Account, actor: Actor, given: readonly UserCreate[]) {
  refuseTooMany(given)
  return startJob(account, actor, createOrUpdateManyUsersJob, given)
}

export const createOrUpdateManyUsersJob = job<UserCreate>({
  kind: 'create_or_update_many_users',
  type: 'Bulk Create Or Update User',
  verb: 'Creating Or Updating User',
  failure: 'UserCreateOrUpdateError',
  item({ account, actor }, given) {
    const user = findGivenUser(account, given)
    return user ? updated(updateUser(account, actor, user, given).id) : created(createUser(account, actor, given))
  },
})

/** One change for all whom the query names, or in `users` to each their own. */
export function updateManyUsers(
  account: Account,
  actor: Actor,
  named: NamedUsers,
  { user: change, users }: { readonly user?: UserUpdate; readonly users?: readonly UserUpdate[] },
) {
  if (!change && !users) throw missingParameter('user')
  const items = users && readItems(users, 'users').map((own) => ({ ...nameOf(own), change: own }))
  return startJob(
    account,
    actor,
    updateManyUsersJob,
    items ?? namesOf(named).map((name) => ({ ...name, change: change ?? {} })),
  )
}

export const updateManyUsersJob = job<UserName & { readonly change: UserUpdate }>({
  kind: 'update_many_users',
  type: 'Bulk Update User',
  verb: 'Updating User',
  failure: 'UserUpdateError',
  idOf: ({ id }) => id,
  item: ({ account, actor }, { change, ...name }) =>
    updated(updateUser(account, actor, findNamed(account, actor, name), change).id),
})

export function destroyManyUsers(account: Account, actor: Actor, named: NamedUsers) {
  return startJob(account, actor, destroyManyUsersJob, namesOf(named))
}

export const destroyManyUsersJob = job<UserName>({
  kind: 'destroy_many_users',
  // Deletions go under this name, too (recorded).
  type: 'Bulk Update User',
  verb: 'Deleting User',
  failure: 'UserDestroyError',
  idOf: ({ id }) => id,
  item: ({ account, actor }, name) => deleted(deleteUser(account, actor, findNamed(account, actor, name)).id),
})

/** The users of a query, by id; unknown ones are left out. */
export function findMany(account: Account, actor: Actor, { ids, external_ids }: NamedUsers): readonly StoredUser[] {
  const byId = readNumericIds(ids, 'ids').flatMap((id) => account.users.get(id) ?? [])
  const seen = account.users.visibleTo(actor)
  const byExternalId = readIds(external_ids, 'external_ids').flatMap((id) => findUserByExternalId(account, id) ?? [])
  return [...new Set([...byId, ...byExternalId])]
    .filter(({ id }) => seen.has(id))
    .sort((left, right) => left.id - right.id)
}

/** A user by one of two names. Users are looked for when the job comes to them: one that is not there fails alone. */
type UserName = { readonly id: number } | { readonly id?: undefined; readonly external_id: string }

function namesOf({ ids, external_ids }: NamedUsers): readonly UserName[] {
  const byId = readIds(ids, 'ids').map((id) => ({ id: readId(id) }))
  const byExternalId = readIds(external_ids, 'external_ids').map((external_id) => ({ external_id }))
  return [...byId, ...byExternalId]
}

function nameOf({ id, external_id }: UserUpdate): UserName {
  // Generated clients send zero values for the id that they do not have.
  const known = readId(id)
  return known ? { id: known } : { external_id: external_id ?? '' }
}

function findNamed(account: Account, actor: Actor, name: UserName): StoredUser {
  if (name.id !== undefined) return usersSeenBy(account, actor).find(name.id)
  const user = name.external_id === '' ? undefined : findUserByExternalId(account, name.external_id)
  if (!user) throw notFound()
  return user
}

function refuseTooMany(given: readonly unknown[]): void {
  if (given.length > mostPerCall) throw tooManyItems(mostPerCall, 'users')
}

// The forms of the results are recorded: what was made has no `action` and no `success`, and the names that it goes by.
const created = ({ id, email, external_id }: StoredUser): JobResult => ({
  id,
  status: 'Created',
  ...(email && { email }),
  ...(external_id && { external_id }),
})
