import type { TagsWrite } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { updateConflict } from '../../errors.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { demandEditing } from '../organizations/organization-permissions.ts'
import { usersSeenBy } from '../users/find-users.ts'
import { demandManage } from '../users/may-manage-user.ts'
import { normalTags } from './normal-tags.ts'

/** A record with tags, as far as tags go. */
export interface Tagged {
  readonly tags: readonly string[]
  readonly updated_at: string
  /** Throws `forbidden` where the caller may not change the record. */
  readonly demandRetag: () => void
  /** Puts these tags in the place of the old ones. */
  readonly retag: (tags: string[]) => void
}

/** Throws `notFound`, also for a deleted user and for one of whom the caller knows nothing. */
export function taggedUser(account: Account, actor: Actor, userId: number): Tagged {
  const user = usersSeenBy(account, actor).find(userId)
  const { tags, updated_at } = user
  return {
    tags: tags ?? [],
    updated_at,
    demandRetag: () => demandManage(account, actor, 'edit', user),
    retag: (changed) => account.users.update(user, { tags: changed, updated_at: account.now }),
  }
}

/** Throws `notFound`. */
export function taggedOrganization(account: Account, actor: Actor, organizationId: number): Tagged {
  const organization = organizationsSeenBy(account, actor).find(organizationId)
  const { tags, updated_at } = organization
  return {
    tags,
    updated_at,
    demandRetag: () => demandEditing(account, actor, { tags: [] }),
    retag: (changed) => account.organizations.update(organization, { tags: changed, updated_at: account.now }),
  }
}

export const setTags = (tagged: Tagged, given: TagsWrite) => write(tagged, given, normalTags(given.tags))

export const addTags = (tagged: Tagged, given: TagsWrite) =>
  write(tagged, given, normalTags([...tagged.tags, ...given.tags]))

export function removeTags(tagged: Tagged, given: TagsWrite) {
  const gone = new Set(normalTags(given.tags))
  return write(
    tagged,
    given,
    tagged.tags.filter((tag) => !gone.has(tag)),
  )
}

/** Answers the tags that the record has now. Throws `updateConflict` where a safe update is based on an old record. */
function write(tagged: Tagged, { safe_update, updated_stamp }: TagsWrite, tags: string[]): { tags: string[] } {
  tagged.demandRetag()
  const isSafe = safe_update === true || safe_update === 'true'
  if (isSafe && updated_stamp && Date.parse(updated_stamp) < Date.parse(tagged.updated_at)) throw updateConflict()
  tagged.retag(tags)
  return { tags }
}
