import { type Credentials, type ReportFormat, runCheck } from '@fakedesk/contract'
import { type CommandLine, lastValue } from '../command-line/parse.ts'
import { Refusal } from '../refusal.ts'

/** `fakedesk check`: exit code 0 if nothing breached the specification, 1 if something did, 2 if it could not be told. */
export async function run(line: CommandLine): Promise<number> {
  const target = lastValue(line, 'target')
  if (target === undefined) throw new Refusal('check needs a server: fakedesk check --target http://127.0.0.1:4010')
  const { exitCode, text } = await runCheck({
    target,
    ...credentialsFor(line, target),
    ...(line.values.operation ? { operations: line.values.operation } : {}),
    everything: line.flags.has('everything'),
    strict: line.flags.has('strict'),
    format: formatOf(line),
  })
  process.stdout.write(text)
  return exitCode
}

const defaultAdmin: Credentials = { user: 'admin@example.com', password: 'password' }

/** A server on this machine is taken for a Fakedesk, whose default world everybody knows. */
function credentialsFor(line: CommandLine, target: string): Credentials {
  const names = ['user', 'password', 'token', 'bearer'] as const
  const given = names.flatMap((name) => {
    const value = lastValue(line, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const isLocal =
    URL.canParse(target) && /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(target).hostname)
  return given.length === 0 && isLocal ? defaultAdmin : Object.fromEntries(given)
}

function formatOf(line: CommandLine): ReportFormat {
  const format = lastValue(line, 'format') ?? 'text'
  if (format === 'text' || format === 'junit' || format === 'github') return format
  throw new Refusal(`--format ${format}: choose text, junit or github`)
}
