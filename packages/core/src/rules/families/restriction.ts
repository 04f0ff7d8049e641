import type { RuleRestriction } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { Validation } from '../../validation.ts'
import type { StoredRule } from './rule.ts'

/** A rule that some may use: everybody, groups, or one person. */
export interface RestrictedRule extends StoredRule {
  readonly restriction: RuleRestriction | null
}

const everybody = 'everybody'

/** Who may use a rule, as keys of an index: `everybody`, `group 1`, `user 2`. */
function audienceOf({ restriction }: RestrictedRule): readonly string[] {
  if (!restriction) return [everybody]
  if (restriction.type === 'User') return [`user ${restriction.id}`]
  return groupsOf(restriction).map((id) => `group ${id}`)
}

const groupsOf = ({ id, ids }: RuleRestriction) => ids ?? (id == null ? [] : [id])

/** The kinds of ownership that lists are filtered by (docs: Views, Macros > `access`). */
function accessOf({ restriction }: RestrictedRule): readonly string[] {
  if (restriction?.type === 'User') return ['personal']
  return restriction ? ['shared'] : ['shared', 'account']
}

export const restrictionIndexes = {
  active: ({ active }: StoredRule) => active,
  audience: audienceOf,
  access: accessOf,
}

/** The keys of the index `audience` under which the caller's own rules stand. */
export function audiencesOf({ users }: Account, { id }: Actor): readonly string[] {
  const groups = users.get(id)?.group_ids ?? []
  return [everybody, `user ${id}`, ...groups.map((group) => `group ${group}`)]
}

export const audienceOfUser = ({ id }: Pick<Actor, 'id'>) => `user ${id}`
export const audienceOfGroup = (id: number) => `group ${id}`

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
