import type { Account } from '../../account/account.ts'
import type { StoredUser } from '../users/user.ts'
import { addressOf, type StoredIdentity } from './user-identity.ts'

/** The identity with this value, whoever has it. */
export function identityOf(account: Account, type: string, value: string): StoredIdentity | undefined {
  return account.identities.by('address', addressOf(type, value)).first()
}

export function identitiesOf(account: Account, { id }: Pick<StoredUser, 'id'>) {
  return account.identities.by('user', id)
}

/** The main address of a user; undefined for one who has none. */
export function primaryEmail(account: Account, user: Pick<StoredUser, 'id'>): StoredIdentity | undefined {
  return identitiesOf(account, user).by('type', 'email').by('isPrimary', true).first()
}
