import { accountName, readTime } from '@fakedesk/core'
import { Refusal } from '../refusal.ts'
import { type CommandLine, lastValue, toldAs } from './parse.ts'

/** The whole number that the option was given. Throws `Refusal` for anything else. */
export function numberOf(line: CommandLine, option: string, lowest: number, highest: number): number | undefined {
  const value = lastValue(line, option)
  if (value === undefined) return undefined
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN
  if (number >= lowest && number <= highest) return number
  throw new Refusal(`${toldAs(line, option)} ${value}: give a whole number from ${lowest} to ${highest}`)
}

/** The time that the option was given, in milliseconds since 1970. Throws `Refusal`. */
export function timeOf(line: CommandLine, option: string): number | undefined {
  const value = lastValue(line, option)
  if (value === undefined) return undefined
  const time = readTime(value)
  if (time !== undefined && time >= 0) return time
  throw new Refusal(
    `${toldAs(line, option)} ${value}: give a time from 1970 to 9999 with its zone, as in 2026-03-14T09:00:00Z`,
  )
}

/** What `--account` names. Throws `Refusal`. */
export function accountOf(line: CommandLine): string | undefined {
  const account = lastValue(line, 'account')
  return account === undefined ? undefined : readAccount(toldAs(line, 'account'), account)
}

export function readAccount(told: string, name: string): string {
  try {
    return accountName(name)
  } catch (error) {
    throw new Refusal(`${told}: ${error instanceof Error ? error.message : error}`)
  }
}
