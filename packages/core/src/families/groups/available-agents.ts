import type { AvailableAgent } from '@fakedesk/spec'
import type { Account } from '../../account.ts'
import type { Rows } from '../../store/rows.ts'
import type { StoredUser } from '../users/user.ts'

/** The agents who can take tickets, in the short form that the list has for them. */
export function availableAgents(account: Account): Rows<StoredUser, AvailableAgent> {
  return shortened(account.users.by('assignable', true))
}

function shortened(users: Rows<StoredUser>): Rows<StoredUser, AvailableAgent> {
  // Without the collection: these are not its records as other lists show them.
  const { collection: _, wire: _wire, ...rows } = users
  return {
    ...rows,
    size: users.size,
    [Symbol.iterator]: () => users[Symbol.iterator](),
    listedBy: () => shortened(users),
    orderedBy: (name, direction) => {
      const ordered = users.orderedBy(name, direction)
      return ordered && shortened(ordered)
    },
    textOf: (user) => JSON.stringify(shortForm(user)),
  }
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
