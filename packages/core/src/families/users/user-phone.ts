import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { addIdentity, removeIdentity } from '../user-identities/change-identity.ts'
import { identitiesOf, identityOf } from '../user-identities/find-identity.ts'
import type { StoredUser } from './user.ts'

/**
 * Gives a user a number. One that nobody has becomes the user's direct line, which is an identity too; one that
 * somebody has is shared. Who has a direct line keeps it: a new number becomes a secondary one (docs: Users > Phone).
 */
export function changePhone(account: Account, user: StoredUser, given: UserUpdate): StoredUser {
  if (given.phone === undefined) return user
  const phone = normalNumber(given.phone)
  if (phone === user.phone) return user
  const direct = directLine(account, user)
  if (phone === null) return withoutPhone(account, user)
  const isFree = given.shared_phone_number !== true && identityOf(account, 'phone_number', phone) === undefined
  if (direct && !isFree) return user
  if (isFree) addIdentity(account, user, { type: 'phone_number', value: phone })
  if (direct) return account.users.find(user.id)
  return account.users.update(account.users.find(user.id), { phone, shared_phone_number: !isFree })
}

/** Whether two records name the same number is told by their E.164 form. */
function normalNumber(given: string | null): string | null {
  const text = given?.trim() ?? ''
  if (text === '') return null
  const digits = text.replaceAll(/[\s().-]/g, '')
  return /^\+?\d+$/.test(digits) ? digits : text
}

function directLine(account: Account, user: StoredUser) {
  return identitiesOf(account, user).by('type', 'phone_number').by('isPrimary', true).first()
}

function withoutPhone(account: Account, user: StoredUser): StoredUser {
  for (const identity of identitiesOf(account, user).by('type', 'phone_number')) {
    if (identity.value === user.phone) removeIdentity(account, identity)
  }
  return account.users.update(account.users.find(user.id), { phone: null, shared_phone_number: null })
}
