import { type CommandLine, parseCommandLine } from './command-line/parse.ts'
import { configured } from './config/configured.ts'
import { Refusal } from './refusal.ts'

interface Command {
  /** Resolves with the exit code. */
  run(line: CommandLine): Promise<number>
}

/** Each command is loaded only when it runs: the first answer of `serve` waits for nothing else. */
const modules: Readonly<Record<CommandLine['command'], () => Promise<Command>>> = {
  serve: () => import('./commands/serve.ts'),
  run: () => import('./commands/run.ts'),
  ca: () => import('./commands/ca.ts'),
  init: () => import('./commands/init.ts'),
  config: () => import('./commands/config.ts'),
  completion: () => import('./commands/completion.ts'),
  seed: () => import('./commands/seed.ts'),
  operations: () => import('./commands/operations.ts'),
  check: () => import('./commands/check.ts'),
}

/** What `fakedesk` does with the arguments behind its name. */
export async function run(args: readonly string[]): Promise<void> {
  // Whoever reads our output may stop reading (`fakedesk operations | head`); that is no failure.
  process.stdout.on('error', () => {})
  try {
    process.exitCode = await perform(args)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const line of error.message.split('\n')) process.stderr.write(`fakedesk: ${line}\n`)
    process.exitCode = error.exitCode
  }
}

async function perform(args: readonly string[]): Promise<number> {
  const line = parseCommandLine(args)
  if (line.wants === 'run') {
    const [command, whole] = await Promise.all([modules[line.command](), configured(line, process.env)])
    return command.run(whole)
  }
  const { helpFor } = await import('./command-line/help.ts')
  const { version } = await import('./version.ts')
  process.stdout.write(line.wants === 'help' ? helpFor(line.command) : `${version()}\n`)
  return 0
}
