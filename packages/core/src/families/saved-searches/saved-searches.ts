import type { SavedSearchWrite } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { forbidden, listedProblem } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import { ulid } from '../organizations/ulid.ts'

export const savedSearchesOperations = {
  ListSavedSearches: ({ account, actor }) => account.savedSearches.visibleTo(actor),
  CreateSavedSearch: ({ account, actor, body }) => {
    if (actor.id === null) throw forbidden()
    return account.savedSearches.insert({
      id: ulid(account),
      user_id: actor.id,
      ...valid(account, actor, body),
      created_at: account.now,
      updated_at: account.now,
    })
  },
  UpdateSavedSearch: ({ account, actor, path, body }) => {
    const search = account.savedSearches.visibleTo(actor).find(path.id)
    const given = valid(account, actor, { filters: search.filters ?? '{}', ...body }, search.id)
    return account.savedSearches.update(search, { ...given, updated_at: account.now })
  },
  DeleteSavedSearch: ({ account, actor, path }) =>
    account.savedSearches.delete(account.savedSearches.visibleTo(actor).find(path.id)),
} satisfies Handlers<'saved-searches'>

const types: readonly string[] = ['ticket', 'user', 'organization', 'side_conversation', 'article']

/** Throws in the newer families' form; their codes for this family are not documented. */
function valid(account: Account, actor: Actor, given: SavedSearchWrite, self?: string) {
  const { name, query, type, filters = '{}' } = given
  if (!name?.trim()) throw listedProblem(422, 'InvalidSavedSearch', 'Name cannot be blank')
  if (!query?.trim()) throw listedProblem(422, 'InvalidSavedSearch', 'Query cannot be blank')
  if (!types.includes(type)) throw listedProblem(422, 'InvalidSavedSearch', 'Type is not included in the list')
  const same = account.savedSearches.visibleTo(actor).by('name', name.toLowerCase()).first()
  if (same && same.id !== self) throw listedProblem(409, 'Conflict', `Name: ${name} has already been taken`)
  return { name, query, type, filters }
}
