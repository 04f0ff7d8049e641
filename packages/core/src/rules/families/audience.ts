import type { RuleRestriction } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { Validation } from '../../validation.ts'
import { audienceOfGroup, audienceOfUser, everybody, groupsOf } from './restriction.ts'

/** The keys of the index `audience` under which the caller's own rules stand. */
export function audiencesOf({ users }: Account, { id }: Actor): readonly string[] {
  const groups = users.get(id)?.group_ids ?? []
  return [everybody, audienceOfUser(id), ...groups.map(audienceOfGroup)]
}

/** A restriction as it was sent, with `id` for the first of several groups, and `ids` for a single one. */
export function readRestriction(
  { account, validation }: { readonly account: Account; readonly validation: Validation },
  given: RuleRestriction | null,
): RuleRestriction | null {
  if (!given) return null
  const { type } = given
  const ids = type === 'User' ? [given.id ?? 0] : [...new Set(groupsOf(given))]
  const isKnown = (id: number) => (type === 'User' ? account.users : account.groups).get(id) !== undefined
  if (ids.length === 0 || !ids.every(isKnown)) {
    validation.add('restriction', { description: 'Restriction: is invalid', error: 'InvalidValue' })
  }
  const [id = null] = ids
  return type === 'User' ? { type, id } : { type, id, ids }
}
