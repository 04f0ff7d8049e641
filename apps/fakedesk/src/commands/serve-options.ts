import { type Fault, planLimits, type RateLimitPolicy, type Seed } from '@fakedesk/core'
import type { RefereeMode } from '@fakedesk/prism'
import { type CommandLine, lastValue, toldAs } from '../command-line/parse.ts'
import { accountOf, numberOf, readAccount, timeOf } from '../command-line/values.ts'
import { shellWord } from '../console/shell-word.ts'
import { Refusal } from '../refusal.ts'
import type { StartOptions } from '../start-options.ts'

/** What a command that starts the fake was told, as options of `startFakedesk`. Throws `Refusal`. */
export function readServeOptions(line: CommandLine, defaults: { readonly port: number }): StartOptions {
  const { flags, values } = line
  const account = accountOf(line)
  const accounts = accountsOf(line)
  const now = timeOf(line, 'now')
  const controlToken = lastValue(line, 'control-token')
  const rateLimit = rateLimitOf(line)
  return {
    port: numberOf(line, 'port', 0, 65_535) ?? defaults.port,
    host: lastValue(line, 'host') ?? '127.0.0.1',
    allowHosts: values['allow-host'] ?? [],
    https: flags.has('https'),
    offline: flags.has('offline'),
    caFolder: lastValue(line, 'ca-folder'),
    auth: authOf(line),
    webhooks: webhooksOf(line),
    allowWebhookHosts: values['webhooks-allow'] ?? [],
    referee: refereeOf(line),
    strict: flags.has('strict'),
    specs: values.spec ?? [],
    state: lastValue(line, 'state'),
    // The engine checks what it is given: what is in code may have come from anywhere, too.
    seed: (line.structured.seed as Seed | undefined) ?? lastValue(line, 'seed'),
    faults: (line.structured.faults as readonly Fault[] | undefined) ?? lastValue(line, 'faults'),
    ...(account === undefined ? {} : { defaultAccount: account }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(now === undefined ? {} : { now }),
    ...(controlToken === undefined ? {} : { controlToken }),
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

function authOf(line: CommandLine): 'strict' | 'any' {
  const auth = lastValue(line, 'auth') ?? 'strict'
  if (auth === 'strict' || auth === 'any') return auth
  throw new Refusal(`${toldAs(line, 'auth')} ${auth}: choose strict or any`)
}

function webhooksOf(line: CommandLine): 'deliver' | 'hold' | URL {
  const where = lastValue(line, 'webhooks') ?? 'deliver'
  if (where === 'deliver' || where === 'hold') return where
  if (/^https?:\/\//i.test(where) && URL.canParse(where)) return new URL(where)
  throw new Refusal(
    `${toldAs(line, 'webhooks')} ${where}: choose deliver, hold, or the URL of one receiver for all calls`,
  )
}

function refereeOf(line: CommandLine): boolean | RefereeMode {
  const mode = lastValue(line, 'referee') ?? line.flags.has('referee')
  if (typeof mode === 'boolean' || mode === 'report' || mode === 'refuse') return mode
  const told = line.told.referee === undefined ? '--referee=' : `${line.told.referee} `
  throw new Refusal(`${told}${mode}: choose report or refuse`)
}

function rateLimitOf(line: CommandLine): RateLimitPolicy | undefined {
  const plan = lastValue(line, 'rate-limit')
  if (plan !== undefined && isPlan(plan)) return plan
  if (plan === undefined || /^-?\d+$/.test(plan)) return numberOf(line, 'rate-limit', 1, 1_000_000)
  const plans = Object.keys(planLimits).join(', ')
  throw new Refusal(`${toldAs(line, 'rate-limit')} ${plan}: give a whole number from 1 to 1000000, or a plan: ${plans}`)
}

const isPlan = (name: string): name is keyof typeof planLimits => Object.hasOwn(planLimits, name)

function accountsOf(line: CommandLine): readonly string[] | undefined {
  const accounts = lastValue(line, 'accounts')
  return accounts?.split(',').map((name) => readAccount(toldAs(line, 'accounts'), name.trim()))
}
