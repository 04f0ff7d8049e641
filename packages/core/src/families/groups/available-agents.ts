import type { AvailableAgent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import type { StoredUser } from '../users/user.ts'

/** The agents who can take tickets, in the short form that the list has for them. */
export function availableAgents(account: Account): Rows<StoredUser, AvailableAgent> {
  return inOtherLook(account.users.by('assignable', true), (user) => JSON.stringify(shortForm(user)))
}

function shortForm({ id, name, email, role, role_type, custom_role_id, photo, suspended }: StoredUser): AvailableAgent {
  return {
    id,
    name,
    email,
    role,
    role_type,
    custom_role_id,
    photo_url: photo?.content_url ?? null,
    suspended: suspended ?? false,
    entitlements: null,
  }
}
