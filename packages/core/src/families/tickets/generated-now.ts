import type { Account } from '../../account/account.ts'

/** What exports go by: the second of a ticket's latest change, also of one that no audit tells of. */
export const generatedNow = (account: Account) => ({ generated_timestamp: Math.floor(account.clock.now() / 1000) })
