import type { Account } from '../../account/account.ts'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const digitsOfTime = 10
const digitsOfChance = 16

/** An id that sorts by the time it was made, as merges and webhooks have. */
export function ulid(account: Account): string {
  let rest = account.clock.now()
  let time = ''
  while (time.length < digitsOfTime) {
    time = crockford.charAt(rest % crockford.length) + time
    rest = Math.floor(rest / crockford.length)
  }
  return time + account.chance.text(digitsOfChance, crockford)
}
