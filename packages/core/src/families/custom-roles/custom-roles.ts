import type { CustomRole } from '@fakedesk/spec'
import { demand } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import { type Call, type Handlers, shown, withStatus } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { createCustomRole, deleteCustomRole, teamMembers, updateCustomRole } from './change-custom-role.ts'
import type { StoredCustomRole } from './custom-role.ts'

export const customRolesOperations = {
  ListCustomRoles: (call) => listRows(Array.from(call.account.customRoles.rows, (role) => counted(call, role))),
  ShowCustomRoleById: (call) => shown(counted(call, managed(call))),
  // The public document says 200; clients get 201.
  CreateCustomRole: (call) => {
    demand(call.account, call.actor, 'manage_roles')
    return withStatus(201, shown(counted(call, createCustomRole(call.account, call.body.custom_role))))
  },
  UpdateCustomRoleById: (call) => {
    const role = managed(call)
    refuseOwn(call, role)
    return shown(counted(call, updateCustomRole(call.account, role, call.body.custom_role)))
  },
  DeleteCustomRoleById: (call) => {
    const role = managed(call)
    refuseOwn(call, role)
    deleteCustomRole(call.account, role)
  },
} satisfies Handlers<'custom-roles'>

type Asked = Pick<Call<'ListCustomRoles'>, 'account' | 'actor' | 'origin'>
type ToOneRole = Asked & Pick<Call<'ShowCustomRoleById'>, 'path'>

/** The role in the path, for those who manage roles. */
function managed({ account, actor, path }: ToOneRole): StoredCustomRole {
  demand(account, actor, 'manage_roles')
  return account.customRoles.find(path.custom_role_id)
}

/** `manage_roles` of an agent never reaches the agent's own role (`all-except-self`). */
function refuseOwn({ account, actor }: ToOneRole, role: StoredCustomRole): void {
  if (actor.role === 'agent' && account.users.get(actor.id)?.custom_role_id === role.id) throw forbidden()
}

function counted(asked: Asked, role: StoredCustomRole): CustomRole {
  const { account } = asked
  return { ...account.customRoles.show(role, asked), team_member_count: teamMembers(account, role) }
}
