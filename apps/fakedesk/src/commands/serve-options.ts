import { type CommandLine, lastValue } from '../command-line/parse.ts'
import { shellWord } from '../console/shell-word.ts'
import type { RefereeMode } from '../prism/referee.ts'
import { Refusal } from '../refusal.ts'
import type { Seed } from '../seed/read-seed.ts'
import type { StartOptions } from '../start-fakedesk.ts'

const defaultPort = 4010

/** What `fakedesk serve` was told, as options of `startFakedesk`. Throws `Refusal`. */
export async function readServeOptions(line: CommandLine): Promise<StartOptions> {
  const { flags, values } = line
  const seed = await seedOf(line)
  const account = accountOf(line) ?? seed?.subdomain
  const rateLimit = numberOf(line, 'rate-limit', 1, 1_000_000)
  return {
    port: numberOf(line, 'port', 0, 65_535) ?? defaultPort,
    host: lastValue(line, 'host') ?? '127.0.0.1',
    auth: authOf(line),
    referee: refereeOf(line),
    strict: flags.has('strict'),
    specs: values.spec ?? [],
    ...(seed ? { world: seed.world } : {}),
    ...(account === undefined ? {} : { defaultAccount: account }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  }
}

/** What was asked for, as it is typed; the port is left out, since the address tells it. */
export function optionsGiven({ flags, values }: CommandLine): readonly string[] {
  const named = Object.entries(values).filter(([name]) => name !== 'port')
  return [
    ...named.flatMap(([name, list]) => list.map((value) => `--${name} ${shellWord(value)}`)),
    ...[...flags].map((name) => `--${name}`),
  ]
}

async function seedOf(line: CommandLine): Promise<Seed | undefined> {
  const file = lastValue(line, 'seed')
  if (file === undefined) return undefined
  const { readSeed } = await import('../seed/read-seed.ts')
  return readSeed(file)
}

function numberOf(line: CommandLine, option: string, lowest: number, highest: number): number | undefined {
  const value = lastValue(line, option)
  if (value === undefined) return undefined
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN
  if (number >= lowest && number <= highest) return number
  throw new Refusal(`--${option} ${value}: give a whole number from ${lowest} to ${highest}`)
}

function authOf(line: CommandLine): 'strict' | 'any' {
  const auth = lastValue(line, 'auth') ?? 'strict'
  if (auth === 'strict' || auth === 'any') return auth
  throw new Refusal(`--auth ${auth}: choose strict or any`)
}

function refereeOf(line: CommandLine): boolean | RefereeMode {
  const mode = lastValue(line, 'referee') ?? line.flags.has('referee')
  if (typeof mode === 'boolean' || mode === 'report' || mode === 'refuse') return mode
  throw new Refusal(`--referee=${mode}: choose report or refuse`)
}

function accountOf(line: CommandLine): string | undefined {
  const account = lastValue(line, 'account')
  if (account === undefined || /^[a-z0-9][a-z0-9-]*$/.test(account)) return account
  throw new Refusal(`--account ${account}: a subdomain has only small letters, digits and hyphens, as in acme-support`)
}
