import type { OrganizationUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { demand, may } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'

/** Whether the caller may make, merge and delete organizations. */
export const mayManage = (account: Account, actor: Actor): boolean => may(account, actor, 'manage_organizations')

/** Whether the caller may change all of an organization. */
export const mayEdit = (account: Account, actor: Actor): boolean =>
  mayManage(account, actor) || may(account, actor, 'organization_editing')

/** Agents may write notes, unless they are light agents or have a custom role that does not say so. */
export const mayEditNotes = (account: Account, actor: Actor): boolean =>
  mayEdit(account, actor) || may(account, actor, 'organization_notes_editing')

/** Throws `forbidden` where the caller may not change what the body names. */
export function demandEditing(account: Account, actor: Actor, given: OrganizationUpdate): void {
  if (mayEdit(account, actor)) return
  const onlyNotes = Object.keys(given).every((name) => name === 'notes' || name === 'id')
  if (!onlyNotes || !mayEditNotes(account, actor)) throw forbidden()
}

export const demandManaging = (account: Account, actor: Actor): void => demand(account, actor, 'manage_organizations')

/** Refuses lists of all organizations to agents who are kept to their own (docs: Organizations > List). */
export function demandAllOrganizations({ keptTo }: Actor): void {
  if (keptTo) throw forbidden()
}
