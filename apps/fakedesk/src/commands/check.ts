import { type Credentials, type ReportFormat, reportFormats, runCheck } from '@fakedesk/contract'
import { type CommandLine, lastValue } from '../command-line/parse.ts'
import { Progress } from '../console/progress.ts'
import { Refusal } from '../refusal.ts'

/** `fakedesk check`: its help names the exit codes. */
export async function run(line: CommandLine): Promise<number> {
  const target = lastValue(line, 'target')
  if (target === undefined) throw new Refusal('check needs a server: fakedesk check --target http://127.0.0.1:4010')
  const format = formatOf(line)
  const progress = new Progress(process.stderr)
  const { exitCode, text } = await runCheck({
    target,
    ...credentialsFor(line, target),
    ...(line.values.operation ? { operations: line.values.operation } : {}),
    everything: line.flags.has('everything'),
    strict: line.flags.has('strict'),
    list: line.flags.has('list'),
    format,
    onResult: ({ operation }, { done, total }) => progress.show(`${done}/${total} ${operation}`),
  })
  progress.clear()
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
  const given = lastValue(line, 'format') ?? 'text'
  const format = reportFormats.find((each) => each === given)
  if (format) return format
  throw new Refusal(`--format ${given}: choose ${reportFormats.join(', ')}`)
}
