import type { JobResult, UserCreate, UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { missingParameter, notFound, tooManyItems } from '../../errors.ts'
import { mostPerCall, readIds, readItems, readNumericIds } from '../../read-ids.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { createUser, findGivenUser, updateUser } from './change-user.ts'
import { deleteUser } from './delete-user.ts'
import { activeUsers, findUserByExternalId } from './find-users.ts'
import type { StoredUser } from './user.ts'

/** How a bulk call names users in its query. */
export interface NamedUsers {
  readonly ids?: string | undefined
  readonly external_ids?: string | undefined
}

/** Throws `tooManyItems` beyond a hundred. */
export function createManyUsers(account: Account, actor: Actor, given: readonly UserCreate[]) {
  refuseTooMany(given)
  return startJob(account, actor, {
    type: 'Bulk Create User',
    verb: 'Creating user',
    failure: 'UserCreateError',
    items: given,
    work: (item) => created(createUser(account, actor, item)),
  })
}

/** Each is found by its email or external id, or made. */
export function createOrUpdateManyUsers(account: Account, actor: Actor, given: readonly UserCreate[]) {
  refuseTooMany(given)
  return startJob(account, actor, {
    type: 'Bulk Create Or Update User',
    verb: 'Creating or updating user',
    failure: 'UserCreateOrUpdateError',
    items: given,
    work: (item) => {
      const user = findGivenUser(account, item)
      return user ? updated(updateUser(account, actor, user, item)) : created(createUser(account, actor, item))
    },
  })
}

/** One change for all whom the query names, or in `users` to each their own. */
export function updateManyUsers(
  account: Account,
  actor: Actor,
  named: NamedUsers,
  { user: change, users }: { readonly user?: UserUpdate; readonly users?: readonly UserUpdate[] },
) {
  if (!change && !users) throw missingParameter('user')
  const plans =
    users && readItems(users, 'users').map((own) => ({ id: own.id, find: () => findListed(account, own), change: own }))
  const items = plans ?? finders(account, named).map((finder) => ({ ...finder, change: change ?? {} }))
  return startJob(account, actor, {
    type: 'Bulk Update User',
    verb: 'Updating user',
    failure: 'UserUpdateError',
    items,
    idOf: ({ id }) => id,
    work: (item) => updated(updateUser(account, actor, item.find(), item.change)),
  })
}

export function destroyManyUsers(account: Account, actor: Actor, named: NamedUsers) {
  return startJob(account, actor, {
    // Deletions go under this name, too (recorded).
    type: 'Bulk Update User',
    verb: 'Deleting user',
    failure: 'UserDestroyError',
    items: finders(account, named),
    idOf: ({ id }) => id,
    work: ({ find }) => deleted(deleteUser(account, actor, find())),
  })
}

/** The users of a query, by id; unknown ones are left out. */
export function findMany(account: Account, { ids, external_ids }: NamedUsers): readonly StoredUser[] {
  const byId = readNumericIds(ids, 'ids').flatMap((id) => account.users.get(id) ?? [])
  const byExternalId = readIds(external_ids, 'external_ids').flatMap((id) => findUserByExternalId(account, id) ?? [])
  return [...new Set([...byId, ...byExternalId])].sort((left, right) => left.id - right.id)
}

interface Finder {
  readonly id: number | undefined
  readonly find: () => StoredUser
}

/** Users are looked for when the job comes to them: one that is not there fails alone. */
function finders(account: Account, { ids, external_ids }: NamedUsers): readonly Finder[] {
  const byId = readIds(ids, 'ids').map((id) => ({ id: Number(id), find: () => activeUsers(account).find(Number(id)) }))
  const byExternalId = readIds(external_ids, 'external_ids').map((id) => ({
    id: undefined,
    find: () => findUserByExternalId(account, id) ?? missing(),
  }))
  return [...byId, ...byExternalId]
}

function findListed(account: Account, { id, external_id }: UserUpdate): StoredUser {
  if (id !== undefined && id !== null && id !== '') return activeUsers(account).find(Number(id))
  return (external_id ? findUserByExternalId(account, external_id) : undefined) ?? missing()
}

function missing(): never {
  throw notFound()
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
const updated = ({ id }: StoredUser): JobResult => ({ id, action: 'update', status: 'Updated', success: true })
const deleted = ({ id }: StoredUser): JobResult => ({ id, action: 'delete', status: 'Deleted', success: true })
