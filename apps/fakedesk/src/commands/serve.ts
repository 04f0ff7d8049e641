import type { CommandLine } from '../command-line/parse.ts'
import { banner, signInHint } from '../console/banner.ts'
import { Lines } from '../console/lines.ts'
import { jsonLine, logLine } from '../console/log-line.ts'
import { type Paint, painter } from '../console/paint.ts'
import { signInsOf } from '../console/sign-ins.ts'
import type { Served } from '../server/served.ts'
import { type RunningFakedesk, type StartOptions, startFakedesk } from '../start-fakedesk.ts'
import { version } from '../version.ts'
import { optionsGiven, readServeOptions } from './serve-options.ts'

type Format = 'text' | 'json' | 'none'

interface Log {
  readonly format: Format
  readonly paint: Paint
  /** The account of hosts that name none. */
  readonly home: string
}

/** `fakedesk serve`: runs until it is told to stop. */
export async function run(line: CommandLine): Promise<number> {
  const format: Format = line.flags.has('quiet') ? 'none' : line.flags.has('json') ? 'json' : 'text'
  // Whoever has read the banner may send a signal at once.
  const stop = stopRequested()
  const lines = new Lines((text) => process.stdout.write(text))
  const paint = painter(process.stdout)
  const options = await readServeOptions(line)
  const log: Log = { format, paint, home: options.defaultAccount ?? 'example' }
  const running = await startFakedesk({
    ...options,
    ...(format === 'none' ? {} : { onServed: (request) => lines.add(written(running, log, request)) }),
    onBug: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  } satisfies StartOptions)
  process.stdout.write(greeting(running, log, optionsGiven(line)))
  await stop
  await running.close()
  lines.flush()
  return 0
}

function greeting(
  { url, port, fakedesk }: RunningFakedesk,
  { format, paint }: Log,
  options: readonly string[],
): string {
  if (format === 'none') return ''
  if (format === 'json') return `${JSON.stringify({ type: 'listening', url, port, version: version() })}\n`
  return banner({ version: version(), url, port, options, signIns: signInsOf(fakedesk.account()), paint })
}

function written({ fakedesk }: RunningFakedesk, { format, paint, home }: Log, request: Served): string {
  const account = fakedesk.account(request.account)
  const who = account.users.get(request.user)?.email ?? undefined
  const hint = request.status === 401 ? signInHint(signInsOf(account)) : undefined
  if (format === 'json') return jsonLine(request, { who, hint })
  return logLine(request, { who, hint, paint, elsewhere: request.account === home ? undefined : request.account })
}

/** Resolves at the first ctrl-C or SIGTERM; a second one stops at once. */
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(130)
      asked = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
