import type { Account } from '../../account/account.ts'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const digitsOfTime = 10
const digitsOfChance = 16

/** An id that sorts by the time it was made, as merges and webhooks have. */
export function ulid(account: Account): string {
  return digitsOf(account.clock.now(), digitsOfTime) + account.chance.text(digitsOfChance, crockford)
}

/** The id in this form of what has a number already, and is not kept. */
export function ulidOf(time: number, number: number): string {
  return digitsOf(time, digitsOfTime) + digitsOf(number, digitsOfChance)
}

function digitsOf(number: number, length: number): string {
  let rest = number
  let digits = ''
  while (digits.length < length) {
    digits = crockford.charAt(rest % crockford.length) + digits
    rest = Math.floor(rest / crockford.length)
  }
  return digits
}
