import type { CustomRole } from '@fakedesk/spec'
import type { Account } from '../../account.ts'
import { forbidden } from '../../errors.ts'
import { type Call, type Handlers, shown, withStatus } from '../../operation.ts'
import { demand } from '../../permissions.ts'
import { listRows } from '../../store/rows.ts'
import { createCustomRole, deleteCustomRole, teamMembers, updateCustomRole } from './change-custom-role.ts'
import type { StoredCustomRole } from './custom-role.ts'

export const customRolesOperations = {
  ListCustomRoles: ({ account }) => listRows([...account.customRoles.rows].map((role) => counted(account, role))),
  ShowCustomRoleById: (call) => shown(counted(call.account, managed(call))),
  // The public document says 200; clients get 201.
  CreateCustomRole: ({ account, actor, body }) => {
    demand(account, actor, 'manage_roles')
    return withStatus(201, shown(counted(account, createCustomRole(account, body.custom_role))))
  },
  UpdateCustomRoleById: (call) => {
    const role = managed(call)
    refuseOwn(call, role)
    return shown(counted(call.account, updateCustomRole(call.account, role, call.body.custom_role)))
  },
  DeleteCustomRoleById: (call) => {
    const role = managed(call)
    refuseOwn(call, role)
    deleteCustomRole(call.account, role)
  },
} satisfies Handlers<'custom-roles'>

type ToOneRole = Pick<Call<'ShowCustomRoleById'>, 'account' | 'actor' | 'path'>

/** The role in the path, for those who manage roles. */
function managed({ account, actor, path }: ToOneRole): StoredCustomRole {
  demand(account, actor, 'manage_roles')
  return account.customRoles.find(path.custom_role_id)
}

/** `manage_roles` of an agent never reaches the agent's own role (`all-except-self`). */
function refuseOwn({ account, actor }: ToOneRole, role: StoredCustomRole): void {
  if (actor.role === 'agent' && account.users.get(actor.id)?.custom_role_id === role.id) throw forbidden()
}

function counted(account: Account, role: StoredCustomRole): CustomRole {
  return { ...account.customRoles.definition.present(role, { origin: '', variant: '' }), team_member_count: teamMembers(account, role) }
}
