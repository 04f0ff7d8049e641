import type { UserAbilities } from '@fakedesk/spec'
import { may } from '../../account/permissions.ts'
import type { Asked } from '../../pipeline/asked.ts'
import { adminsSetPasswords } from '../user-passwords/change-password.ts'
import { mayManage } from './may-manage-user.ts'
import type { StoredUser } from './user.ts'

/** What the caller may do with a user. */
export function abilitiesOf({ account, actor, origin }: Asked, user: StoredUser): UserAbilities {
  const isSelf = user.id === actor.id
  const isAdmin = actor.role === 'admin'
  const canEdit = mayManage(account, actor, 'edit', user)
  const canSetPassword = isAdmin && adminsSetPasswords(account)
  return {
    url: `${origin}/api/v2/users/${user.id}.json`,
    user_id: user.id,
    can_edit: canEdit,
    can_edit_password: isSelf || canSetPassword,
    can_manage_identities_of: canEdit,
    can_verify_identities: canEdit && !isSelf,
    can_reset_password: canEdit && !isSelf,
    can_set_password: canSetPassword,
    can_create_password: canSetPassword && user.password === null,
    can_change_password: isSelf && user.password !== null,
    can_set_alias: canEdit && user.role !== 'end-user',
    can_send_verification_email: canEdit && !user.verified,
    can_verify_now: canEdit && !user.verified,
    can_edit_agent_forwarding: canEdit && user.role !== 'end-user',
    can_modify_user_tags: canEdit && account.settings.user.tagging,
    can_assume: isAdmin && !isSelf && user.role === 'end-user',
    can_delete: !user.is_owner && !isSelf && mayManage(account, actor, 'delete', user),
    can_view_views: actor.role !== 'end-user',
    can_view_reports: may(account, actor, 'report_access'),
  }
}
