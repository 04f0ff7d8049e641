import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { permissionsOf } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import type { RestrictedRule } from './restriction.ts'

type Restriction = RestrictedRule['restriction']

/** The permission of custom roles that a kind of rule goes by. */
export type RulePermission = 'macro_access' | 'view_access'

/**
 * Whether the caller may make and change a rule of these users: by `full` all, by `manage-group` those of their groups
 * as well as their own, by `manage-personal` their own (docs: Custom Roles).
 */
export function mayManage(
  account: Account,
  actor: Actor,
  permission: RulePermission,
  restriction: Restriction,
): boolean {
  const degree = permissionsOf(account, actor)[permission]
  const isOwn = restriction?.type === 'User' && restriction.id === actor.id
  if (degree === 'full') return restriction?.type !== 'User' || isOwn || actor.role === 'admin'
  if (degree === 'manage-personal') return isOwn
  return degree === 'manage-group' && (isOwn || isOfGroups(account, actor, restriction))
}

function isOfGroups({ users }: Account, { id }: Actor, restriction: Restriction): boolean {
  const own = users.get(id)?.group_ids ?? []
  const groups = restriction?.ids ?? [restriction?.id ?? 0]
  return restriction?.type === 'Group' && groups.every((group) => own.includes(group))
}

/** Throws `forbidden` where the caller may not. */
export function demandManage(...asked: Parameters<typeof mayManage>): void {
  if (!mayManage(...asked)) throw forbidden()
}

/** What the caller may do with a rule, as it is side-loaded. */
export function rulePermissions(account: Account, actor: Actor, permission: RulePermission, rule: RestrictedRule) {
  const can = mayManage(account, actor, permission, rule.restriction)
  return {
    can_edit: can,
    can_delete: can,
    can_view: true,
    can_clone: permissionsOf(account, actor)[permission] !== 'readonly',
  }
}

/** What the caller may do with a rule that is the account's alone: a trigger, an automation. */
export function managedByAdmins({ role }: Actor) {
  const can = role === 'admin'
  return { can_edit: can, can_delete: can, can_view: true }
}
