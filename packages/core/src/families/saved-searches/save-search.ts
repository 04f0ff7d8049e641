import type { SavedSearchWrite } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { listedProblem } from '../../errors.ts'
import { ulid } from '../../ulid.ts'
import type { StoredSavedSearch } from './saved-search.ts'

/** Keeps a search for a team member. */
export function saveSearch(account: Account, userId: number, given: SavedSearchWrite): StoredSavedSearch {
  return account.savedSearches.insert({
    id: ulid(account),
    user_id: userId,
    ...validSearch(account, userId, given),
    created_at: account.now,
    updated_at: account.now,
  })
}

const types: readonly string[] = ['ticket', 'user', 'organization', 'side_conversation', 'article']

/** What of a search is kept. Throws in the newer families' form; their codes for this family are not documented. */
export function validSearch(account: Account, userId: number, given: SavedSearchWrite, self?: string) {
  const { name, query, type, filters = '{}' } = given
  if (!name?.trim()) throw listedProblem(422, 'InvalidSavedSearch', 'Name cannot be blank')
  if (!query?.trim()) throw listedProblem(422, 'InvalidSavedSearch', 'Query cannot be blank')
  if (!types.includes(type)) throw listedProblem(422, 'InvalidSavedSearch', 'Type is not included in the list')
  const same = account.savedSearches.by('user', userId).by('name', name.toLowerCase()).first()
  if (same && same.id !== self) throw listedProblem(409, 'Conflict', `Name: ${name} has already been taken`)
  return { name, query, type, filters }
}
