import type { AssignableAgent, AssignableGroup } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { notFound } from '../../errors.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import type { StoredGroup } from '../groups/group.ts'
import { assignableGroups } from '../groups/group-rows.ts'
import { photoOf, type StoredUser } from '../users/user.ts'

/** The groups that the agent interface offers the caller for a ticket. */
export function offeredGroups(account: Account, actor: Actor): Rows<StoredGroup, AssignableGroup> {
  const groups: Rows<StoredGroup> = assignableGroups(account, actor)
  return inOtherLook(groups, ({ id, name, description }) => JSON.stringify({ id, name, description }))
}

/** The agents of one of these groups, by name. Throws `notFound` for a group that is not offered. */
export function offeredAgents(account: Account, actor: Actor, groupId: number): Rows<StoredUser, AssignableAgent> {
  const isOffered = [...assignableGroups(account, actor)].some(({ id }) => id === groupId)
  if (!isOffered) throw notFound()
  const agents = account.users.by('assignable', true).by('group', groupId).ordered('name')
  return inOtherLook(agents, (user, { origin }) => {
    const photo = photoOf(user, { origin, context: account })
    return JSON.stringify({ id: user.id, name: user.name, avatar_url: photo?.content_url ?? null })
  })
}
