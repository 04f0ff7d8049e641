import type { RuleRestriction } from '@fakedesk/spec'
import type { StoredRule } from './rule.ts'

/** A rule that some may use: everybody, groups, or one person. */
export interface RestrictedRule extends StoredRule {
  readonly restriction: RuleRestriction | null
}

export const everybody = 'everybody'

/** Who may use a rule, as keys of an index: `everybody`, `group 1`, `user 2`. */
function audienceOf({ restriction }: RestrictedRule): readonly string[] {
  if (!restriction) return [everybody]
  if (restriction.type === 'User') return [audienceOfUser(restriction.id ?? null)]
  return groupsOf(restriction).map(audienceOfGroup)
}

export const groupsOf = ({ id, ids }: RuleRestriction) => ids ?? (id == null ? [] : [id])

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

export const audienceOfUser = (id: number | null) => `user ${id}`
export const audienceOfGroup = (id: number) => `group ${id}`
