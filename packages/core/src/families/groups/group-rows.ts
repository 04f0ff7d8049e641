import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { activeGroups } from './change-group.ts'

/** Groups whose name begins with the text, by name. */
export function groupsBeginningWith(account: Account, text: string) {
  const all = activeGroups(account).ordered('name')
  const start = text.toLowerCase()
  return account.groups.list(all.slice(all.rankOf([start]), all.rankOf([`${start}\uffff`])))
}

/** The groups that one agent is in, which are few, by name. Throws `notFound` for a user that nobody knows. */
export function groupsOfUser(account: Account, actor: Actor, userId: number) {
  account.users.visibleTo(actor).find(userId)
  const memberships = [...account.groupMemberships.by('user', userId)]
  const groups = memberships.map(({ group_id }) => account.groups.find(group_id))
  return account.groups.list(groups.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)))
}
