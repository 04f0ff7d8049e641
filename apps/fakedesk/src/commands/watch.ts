import type { CommandLine } from '../command-line/parse.ts'
import { lastValue } from '../command-line/parse.ts'
import { configured } from '../config/configured.ts'
import { configFiles } from '../config/find-config.ts'
import { type Watching, watchFiles } from '../config/watch-files.ts'
import { Refusal } from '../refusal.ts'
import type { RunningFakedesk } from '../start-fakedesk.ts'
import type { StartOptions } from '../start-options.ts'
import { readServeOptions } from './serve-options.ts'
import { checkFrom } from './start-from.ts'

export interface Watched {
  readonly line: CommandLine
  readonly running: RunningFakedesk
  start(line: CommandLine, options: StartOptions): Promise<RunningFakedesk>
  tell(notice: string): void
}

/** `serve --watch`: what no longer holds is told, and what was there before goes on. */
export function beginAnewOnChange({ line, running, start, tell }: Watched): Watching {
  const typed = line.typed ?? line
  let last = { line, running, options: readServeOptions(line, { port: 4010 }) }
  return watchFiles(
    () => filesOf(typed, last.line),
    async (file) => {
      const next = await readAnew(typed).catch((error: unknown) => refused(file, error))
      if (!next) return
      await last.running.close()
      try {
        last = { ...next, running: await start(next.line, inPlace(next.options, last)) }
        tell(`begun anew: ${file} has changed`)
      } catch (error) {
        refused(file, error)
        last = { ...last, running: await start(last.line, inPlace(last.options, last)) }
      }
    },
    end,
  )
}

/** Nothing can be served any more: not what is new, nor what was there. */
function end(error: unknown): void {
  process.stderr.write(`fakedesk: ${error instanceof Refusal ? error.message : String(Object(error).stack ?? error)}\n`)
  process.exit(1)
}

async function readAnew(typed: CommandLine) {
  const line = await configured(typed, process.env)
  const options = readServeOptions(line, { port: 4010 })
  await checkFrom(line, options)
  return { line, options }
}

function refused(file: string, error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
  const lines = [...error.message.split('\n'), `${file} has changed and does not hold; what was there goes on`]
  for (const line of lines) process.stderr.write(`fakedesk: ${line}\n`)
}

/** A port and a token that were drawn stay as clients know them. */
function inPlace(options: StartOptions, { running }: Pick<Watched, 'running'>): StartOptions {
  const { port = 0, controlToken = running.controlToken } = options
  return { ...options, port: port === 0 ? running.port : port, ...(controlToken === undefined ? {} : { controlToken }) }
}

/** Those that are read, and those that would be if they were there. */
function filesOf(typed: CommandLine, line: CommandLine): readonly string[] {
  const { config = configFiles, seed = [], spec = [], faults = [] } = line.values
  return [
    ...config,
    ...(typed.values.config ? [] : configFiles),
    ...(lastValue(line, 'seed') ? seed : []),
    ...spec,
    ...faults,
  ]
}
