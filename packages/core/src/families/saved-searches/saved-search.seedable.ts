import type { SavedSearchWrite } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { time, whole } from '../../seed/shape.ts'
import { saveSearch } from './save-search.ts'

/** A search that a team member keeps, in a seed. */
export interface SavedSearchSeed extends SavedSearchWrite {
  readonly user_id: number
  readonly created_at?: string
  readonly updated_at?: string
}

export const seedableSavedSearches = seedable<SavedSearchSeed, SavedSearchWrite>()({
  name: 'saved_searches',
  operation: 'CreateSavedSearch',
  own: { user_id: whole, created_at: time, updated_at: time },
  needs: ['user_id'],
  refers: { user_id: 'users' },
  plant: (account, { user_id, ...given }) => saveSearch(account, user_id, given),
})
