import type { Account } from '../../account/account.ts'
import { isEmailAddress } from '../../email-address.ts'
import type { Problem } from '../../errors.ts'
import { identityOf } from './find-identity.ts'

/**
 * What is wrong with an address, number or name that is to be a user's; undefined if nothing is. `label` is what the
 * sentence calls it: `Email` in a user, `Value` in an identity. `self` is the user who may have it already.
 */
export function problemWith(
  account: Account,
  type: string,
  value: string | undefined,
  label: 'Email' | 'Value',
  self?: number,
): Problem | undefined {
  if (!value?.trim()) return { description: `${label}: cannot be blank`, error: 'BlankValue' }
  if (type === 'email' && !isEmailAddress(value.trim())) {
    // This problem has no code (recorded).
    return { description: `${label}: ${value} is not properly formatted` }
  }
  const owner = identityOf(account, type, value)?.user_id
  if (owner === undefined || owner === self) return undefined
  return { description: `${label}: ${value} is already being used by another user`, error: 'DuplicateValue' }
}
