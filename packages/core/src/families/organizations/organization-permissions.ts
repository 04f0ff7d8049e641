import type { OrganizationUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { may } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'

/** Whether the caller may make, merge and delete organizations. */
export const mayManage = (account: Account, actor: Actor): boolean => may(account, actor, 'manage_organizations')

/** Whether the caller may change all of an organization. */
export const mayEdit = (account: Account, actor: Actor): boolean =>
  mayManage(account, actor) || may(account, actor, 'organization_editing')

/** Agents may write notes, unless they have a custom role that does not say so. */
export function mayEditNotes(account: Account, actor: Actor): boolean {
  if (mayEdit(account, actor)) return true
  const hasCustomRole = account.users.get(actor.id)?.custom_role_id != null
  return !hasCustomRole || may(account, actor, 'organization_notes_editing')
}

/** Throws `forbidden` where the caller may not change what the body names. */
export function demandEditing(account: Account, actor: Actor, given: OrganizationUpdate): void {
  if (mayEdit(account, actor)) return
  const onlyNotes = Object.keys(given).every((name) => name === 'notes' || name === 'id')
  if (!onlyNotes || !mayEditNotes(account, actor)) throw forbidden()
}

export function demandManaging(account: Account, actor: Actor): void {
  if (!mayManage(account, actor)) throw forbidden()
}

/** Refuses agents who are kept to the tickets of their own organization (docs: Organizations > List). */
export function demandAllOrganizations(account: Account, actor: Actor): void {
  if (account.users.get(actor.id)?.ticket_restriction === 'organization') throw forbidden()
}
