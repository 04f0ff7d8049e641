import type { UserIdentityCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, whole } from '../../seed/shape.ts'
import { addIdentity } from './change-identity.ts'
import { identityOf } from './find-identity.ts'

/** An identity in a seed: a further address, number or account of a user. */
export interface IdentitySeed extends Omit<UserIdentityCreate, 'id'>, Dated {
  readonly user_id: number
}

export const seedableIdentities = seedable<IdentitySeed, UserIdentityCreate>()({
  name: 'identities',
  operation: 'CreateUserIdentity',
  key: 'identity',
  own: { ...dated, user_id: whole },
  needs: ['user_id'],
  refers: { user_id: 'users' },
  plant: (account, { user_id, verified = true, ...given }, planted) => {
    const user = account.users.find(user_id)
    // The user's `email` and `phone` made identities already; one that the seed describes takes their place.
    const implied = identityOf(account, given.type, given.value)
    const isOwn = implied?.user_id === user_id && !planted.has(implied.id)
    if (isOwn) account.identities.delete(implied)
    const primary = given.primary ?? (isOwn && implied.primary)
    return addIdentity(account, user, { ...given, verified, primary })
  },
})
