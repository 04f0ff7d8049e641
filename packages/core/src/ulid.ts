import type { Chance } from './account/chance.ts'
import type { Clock } from './account/clock.ts'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const digitsOfTime = 10
const digitsOfChance = 16

/** An id that sorts by the time it was made, as merges and webhooks have. */
export function ulid({ clock, chance }: { readonly clock: Clock; readonly chance: Chance }): string {
  return digitsOf(clock.now(), digitsOfTime) + chance.text(digitsOfChance, crockford)
}

const digitsOfTurn = 4

/** The same where many are made in a millisecond, and are to stay in the order in which they were: each takes the next turn. */
export function ulidInTurn(account: Numbered, name: string): string {
  const turn = account.number(name) % crockford.length ** digitsOfTurn
  const begin = beginOfUlid(account.clock.now()) + digitsOf(turn, digitsOfTurn)
  return begin + account.chance.text(digitsOfChance - digitsOfTurn, crockford)
}

interface Numbered {
  readonly clock: Clock
  readonly chance: Chance
  readonly number: (name: string) => number
}

/** The id in this form of what has a number already, and is not kept. */
export function ulidOf(time: number, number: number): string {
  return digitsOf(time, digitsOfTime) + digitsOf(number, digitsOfChance)
}

/** Where texts have such ids. */
export const ulidForm = '[0-7][0-9A-HJKMNP-TV-Z]{25}'

/** When the id was made, in milliseconds since 1970. */
export function timeOfUlid(id: string): number {
  return numberIn(id.slice(0, digitsOfTime))
}

/** The number that `ulidOf` made the id of. */
export const numberOfUlid = (id: string) => numberIn(id.slice(digitsOfTime))

function numberIn(digits: string): number {
  return Array.from(digits).reduce((number, digit) => number * crockford.length + crockford.indexOf(digit), 0)
}

/** The digits with which an id of this moment begins. */
export const beginOfUlid = (time: number) => digitsOf(time, digitsOfTime)

function digitsOf(number: number, length: number): string {
  let rest = number
  let digits = ''
  while (digits.length < length) {
    digits = crockford.charAt(rest % crockford.length) + digits
    rest = Math.floor(rest / crockford.length)
  }
  return digits
}
