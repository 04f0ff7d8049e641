import { count } from '../../count.ts'
import { type Handlers, standIn } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { addTags, removeTags, setTags, taggedOrganization, taggedUser } from './change-tags.ts'
import { tagNamesBeginningWith, tagsInUse } from './tags-in-use.ts'

/** A search by body comes in one page. */
const mostShown = 100

export const tagsOperations = {
  ListTags: ({ account }) => tagsInUse(account),
  CountTags: ({ account }) => count(account, tagsInUse(account)),
  AutocompleteTags: ({ account, query }) => listRows(tagNamesBeginningWith(account, query.name ?? '')),
  AutocompleteTagsPost: ({ account, body }) => listRows(tagNamesBeginningWith(account, body.name).slice(0, mostShown)),

  ListUserTags: ({ account, path }) => listRows(taggedUser(account, path.user_id).tags),
  SetUserTags: ({ account, path, body }) => setTags(taggedUser(account, path.user_id), body),
  PutUserTags: ({ account, path, body }) => addTags(taggedUser(account, path.user_id), body),
  DeleteUserTags: ({ account, path, body }) => removeTags(taggedUser(account, path.user_id), body),

  ListOrganizationTags: ({ account, path }) => listRows(taggedOrganization(account, path.organization_id).tags),
  SetOrganizationTags: ({ account, path, body }) => setTags(taggedOrganization(account, path.organization_id), body),
  AddOrganizationTags: ({ account, path, body }) => addTags(taggedOrganization(account, path.organization_id), body),
  RemoveOrganizationTags: ({ account, path, body }) =>
    removeTags(taggedOrganization(account, path.organization_id), body),

  ListResourceTags: standIn,
  SetTagsTicket: standIn,
  PutTagsTicket: standIn,
  DeleteTagsTicket: standIn,
} satisfies Handlers<'tags'>
