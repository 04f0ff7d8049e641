import { SeedError, seedMessage } from '@fakedesk/core'
import { type CommandLine, toldAs } from '../command-line/parse.ts'
import { Refusal } from '../refusal.ts'
import { checkStart, type RunningFakedesk, startFakedesk } from '../start-fakedesk.ts'
import type { StartOptions } from '../start-options.ts'

/** `startFakedesk` for a command: a seed that is written in a config file is refused as that of a file of its own is. */
export function startFrom(line: CommandLine, options: StartOptions): Promise<RunningFakedesk> {
  return startFakedesk(options).catch((error: unknown) => refuse(line, error))
}

/** Throws `Refusal` for what would not start, whatever the port and the state file say. */
export function checkFrom(line: CommandLine, options: StartOptions): Promise<void> {
  return checkStart(options).catch((error: unknown) => refuse(line, error))
}

function refuse(line: CommandLine, error: unknown): never {
  if (error instanceof SeedError) throw new Refusal(seedMessage(error.problems, () => toldAs(line, 'seed')))
  throw error
}
