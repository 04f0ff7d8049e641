import { forbidden } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import { saveSearch, validSearch } from './save-search.ts'

export const savedSearchesOperations = {
  ListSavedSearches: ({ account, actor }) => account.savedSearches.visibleTo(actor),
  CreateSavedSearch: ({ account, actor, body }) => {
    if (actor.id === null) throw forbidden()
    return saveSearch(account, actor.id, body)
  },
  UpdateSavedSearch: ({ account, actor, path, body }) => {
    const search = account.savedSearches.visibleTo(actor).find(path.id)
    const given = validSearch(account, search.user_id, { filters: search.filters ?? '{}', ...body }, search.id)
    return account.savedSearches.update(search, { ...given, updated_at: account.now })
  },
  DeleteSavedSearch: ({ account, actor, path }) =>
    account.savedSearches.delete(account.savedSearches.visibleTo(actor).find(path.id)),
} satisfies Handlers<'saved-searches'>
