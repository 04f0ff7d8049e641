import { count } from '../../count.ts'
import type { Handlers } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { editOf } from '../tickets/edit-of.ts'
import { addTags, removeTags, setTags, taggedOrganization, taggedUser } from './change-tags.ts'
import { taggedTicket } from './tagged-ticket.ts'
import { tagNamesBeginningWith, tagsInUse } from './tags-in-use.ts'

/** A search by body comes in one page. */
const mostShown = 100

export const tagsOperations = {
  ListTags: ({ account }) => tagsInUse(account),
  CountTags: ({ account }) => count(account, tagsInUse(account)),
  AutocompleteTags: ({ account, query }) => listRows(tagNamesBeginningWith(account, query.name ?? '')),
  AutocompleteTagsPost: ({ account, body }) => listRows(tagNamesBeginningWith(account, body.name).slice(0, mostShown)),

  ListUserTags: ({ account, actor, path }) => listRows(taggedUser(account, actor, path.user_id).tags),
  SetUserTags: ({ account, actor, path, body }) => setTags(taggedUser(account, actor, path.user_id), body),
  PutUserTags: ({ account, actor, path, body }) => addTags(taggedUser(account, actor, path.user_id), body),
  DeleteUserTags: ({ account, actor, path, body }) => removeTags(taggedUser(account, actor, path.user_id), body),

  ListOrganizationTags: ({ account, actor, path }) =>
    listRows(taggedOrganization(account, actor, path.organization_id).tags),
  SetOrganizationTags: ({ account, actor, path, body }) =>
    setTags(taggedOrganization(account, actor, path.organization_id), body),
  AddOrganizationTags: ({ account, actor, path, body }) =>
    addTags(taggedOrganization(account, actor, path.organization_id), body),
  RemoveOrganizationTags: ({ account, actor, path, body }) =>
    removeTags(taggedOrganization(account, actor, path.organization_id), body),

  ListResourceTags: (call) => listRows(taggedTicket(editOf(call), call.path.ticket_id).tags),
  SetTagsTicket: (call) => setTags(taggedTicket(editOf(call), call.path.ticket_id), call.body),
  PutTagsTicket: (call) => addTags(taggedTicket(editOf(call), call.path.ticket_id), call.body),
  DeleteTagsTicket: (call) => {
    const { body, query } = call
    return removeTags(taggedTicket(editOf(call), call.path.ticket_id), body ?? { tags: query.tags?.split(',') ?? [] })
  },
} satisfies Handlers<'tags'>
