import { type GeneratedSeedParts, generatedSeedParts } from '@fakedesk/core'
import { type CommandLine, lastValue } from '../command-line/parse.ts'
import { accountOf, numberOf, timeOf } from '../command-line/values.ts'
import { Progress } from '../console/progress.ts'
import { shellWord } from '../console/shell-word.ts'
import { Refusal } from '../refusal.ts'
import { fillState } from '../seed/fill-state.ts'
import { writeSeedFile, writeSeedTo } from '../seed/write-seed.ts'

const defaultTickets = 1000

/** `fakedesk seed`: a generated help desk, as a seed file, into a state file, or to whoever reads our output. */
export async function run(line: CommandLine): Promise<number> {
  const [out, state] = [lastValue(line, 'out'), lastValue(line, 'state')]
  if (out !== undefined && state !== undefined)
    throw new Refusal('choose --out or --state: a file to begin with, or one to go on with')
  if (out === undefined && state === undefined && process.stdout.isTTY) {
    throw new Refusal(
      'say where to: --out FILE writes a seed file, --state FILE fills a state file, and | COMMAND reads it',
    )
  }
  const account = accountOf(line)
  const tickets = numberOf(line, 'tickets', 0, 10_000_000) ?? defaultTickets
  const parts = partsOf(line, tickets)
  const progress = new Progress(process.stderr)
  const begun = performance.now()
  const onTicket = (done: number) => progress.show(`${done} of ${tickets} tickets`)
  const seed = { ...parts, account, onTicket }
  if (out !== undefined) await writeSeedFile(out, seed)
  else if (state !== undefined) await fillState(state, seed)
  else await writeSeedTo(process.stdout, seed)
  progress.clear()
  const seconds = Math.ceil((performance.now() - begun) / 1000)
  const told = `${tickets} tickets and ${parts.world.users?.length} users in ${seconds} s`
  if (out !== undefined) process.stdout.write(`${out}: ${told}; begin with them: fakedesk --seed ${shellWord(out)}\n`)
  else if (state !== undefined) process.stdout.write(`${state}: ${told}; serve them: ${served(state, account)}\n`)
  return 0
}

const served = (state: string, account: string | undefined) =>
  `fakedesk --state ${shellWord(state)}${account === undefined ? '' : ` --account ${account}`}`

function partsOf(line: CommandLine, tickets: number): GeneratedSeedParts {
  const users = numberOf(line, 'users', 2, 1_000_000)
  const seed = numberOf(line, 'seed', 0, Number.MAX_SAFE_INTEGER)
  const days = numberOf(line, 'days', 1, 3650)
  const until = timeOf(line, 'until')
  try {
    return generatedSeedParts({
      tickets,
      ...(users !== undefined && { users }),
      ...(seed !== undefined && { seed }),
      ...(days !== undefined && { days }),
      ...(until !== undefined && { until }),
    })
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(`--${error.message}`)
    throw error
  }
}
