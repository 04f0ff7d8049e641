import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { may } from '../../account/permissions.ts'
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

/** The groups that the caller may assign tickets to: all, or else the own ones. */
export function assignableGroups(account: Account, actor: Actor) {
  return actor.id === null || may(account, actor, 'assign_tickets_to_any_group')
    ? activeGroups(account)
    : groupsOfUser(account, actor, actor.id)
}
