import type { CommandLine } from '../command-line/parse.ts'
import { type Banner, banner, signInHint } from '../console/banner.ts'
import { Lines } from '../console/lines.ts'
import { jsonLine, jsonNotice, logLine, noticeLine } from '../console/log-line.ts'
import { type Paint, painter } from '../console/paint.ts'
import { signInsOf } from '../console/sign-ins.ts'
import type { Served } from '../server/served.ts'
import type { RunningFakedesk } from '../start-fakedesk.ts'
import type { StartOptions } from '../start-options.ts'
import { version } from '../version.ts'
import { optionsGiven, readServeOptions } from './serve-options.ts'
import { startFrom } from './start-from.ts'

type Format = 'text' | 'json' | 'none'

interface Log {
  readonly format: Format
  readonly paint: Paint
  /** Credentials that work: told with the first request that was refused for want of them, and not again. */
  hint: string | undefined
  /** Notices that were given. */
  readonly told: Set<string>
}

/** `fakedesk serve`: runs until it is told to stop. */
export async function run(line: CommandLine): Promise<number> {
  const format: Format = line.flags.has('quiet') ? 'none' : line.flags.has('json') ? 'json' : 'text'
  // Whoever has read the banner may send a signal at once.
  const stop = stopRequested()
  const lines = new Lines((text) => process.stdout.write(text))
  const log: Log = { format, paint: painter(process.stdout), hint: undefined, told: new Set() }
  const options = readServeOptions(line, { port: 4010 })
  let running = await start(line, options, log, lines)
  const signIns = signInsOf(running.fakedesk.account())
  log.hint = signInHint(signIns)
  process.stdout.write(greeting(running, log, { signIns, options: optionsGiven(line), accounts: options.accounts }))
  // A process that is killed keeps nothing of what it compiled; one that has settled keeps it now.
  setTimeout(() => process.getBuiltinModule('node:module').flushCompileCache(), 2000).unref()
  const watch = line.flags.has('watch') ? await import('./watch.ts') : undefined
  const watching = watch?.beginAnewOnChange({
    line,
    running,
    start: async (next, changed) => {
      running = await start(next, changed, log, lines)
      return running
    },
    tell: (notice) => tell(log, notice, lines),
  })
  await stop
  await watching?.close()
  await running.close()
  lines.flush()
  return 0
}

async function start(line: CommandLine, options: StartOptions, log: Log, lines: Lines): Promise<RunningFakedesk> {
  const heard: Pick<StartOptions, 'onServed' | 'onNotice'> = {
    onServed: (request) => lines.add(written(running, log, request)),
    onNotice: (notice) => noticed(log, notice, lines),
  }
  const running = await startFrom(line, {
    ...options,
    ...(log.format === 'none' ? {} : heard),
    onBug: (error, during) => process.stderr.write(`a bug in ${during}: ${whole(error)}\n`),
  })
  return running
}

function greeting(
  { url, port, fakedesk, controlToken, caFile }: RunningFakedesk,
  { format, paint }: Log,
  told: Pick<Banner, 'signIns' | 'options' | 'accounts'>,
): string {
  if (format === 'none') return ''
  if (format === 'json') {
    const token = controlToken === undefined ? {} : { control_token: controlToken }
    return `${JSON.stringify({ type: 'listening', url, port, version: version(), ...token, ...(caFile && { ca_file: caFile }) })}\n`
  }
  return banner({ ...told, version: version(), url, port, home: fakedesk.defaultAccount, controlToken, caFile, paint })
}

/** Whoever tries again and again is told of once. */
function noticed({ format, paint, told }: Log, notice: string, lines: Lines): void {
  if (told.has(notice) || told.size >= mostNotices) return
  told.add(notice)
  tell({ format, paint }, notice, lines)
}

function tell({ format, paint }: Pick<Log, 'format' | 'paint'>, notice: string, lines: Lines): void {
  if (format !== 'none') lines.add(format === 'json' ? jsonNotice(notice) : noticeLine(notice, paint))
}

const mostNotices = 100

function whole(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function written({ fakedesk }: RunningFakedesk, log: Log, request: Served): string {
  const { format, paint } = log
  const hint = request.status === 401 ? log.hint : undefined
  if (hint !== undefined) log.hint = undefined
  const details = { who: request.email, hint }
  if (format === 'json') return jsonLine(request, details)
  const isElsewhere = request.account !== fakedesk.defaultAccount
  return logLine(request, { ...details, paint, elsewhere: isElsewhere ? request.account : undefined })
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
