import type { AvailableAgent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { photoOf, type StoredUser } from '../users/user.ts'

/** The agents who can take tickets, in the short form that the list has for them. */
export function availableAgents(account: Account): Rows<StoredUser, AvailableAgent> {
  return inOtherLook(account.users.by('assignable', true), (user, { origin }) =>
    JSON.stringify(shortForm(user, photoOf(user, { origin, context: account }))),
  )
}

function shortForm(user: StoredUser, photo: ReturnType<typeof photoOf>): AvailableAgent {
  const { id, name, email, role, role_type, custom_role_id, suspended } = user
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
