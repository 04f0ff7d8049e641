import type { Account } from '../account/account.ts'
import { personAt } from '../families/tickets/read-people.ts'
import type { StoredUser } from '../families/users/user.ts'
import { refuse } from '../validation.ts'
import type { Correspondent } from './message.ts'

/** Who wrote: somebody whom the account knows by the address, or else somebody new. Throws `invalid` for no address. */
export function senderOf(account: Account, { name, address }: Correspondent): StoredUser {
  return (
    personAt(account, address, name) ?? refuse(`Email: ${address} is not properly formatted`, 'email', 'InvalidFormat')
  )
}
