import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandLine } from '../command-line/parse.ts'
import { logLine } from '../console/log-line.ts'
import { painter } from '../console/paint.ts'
import { signInsOf } from '../console/sign-ins.ts'
import { Refusal } from '../refusal.ts'
import { runChild } from '../run/child.ts'
import { environmentFor } from '../run/environment.ts'
import { Tally } from '../run/tally.ts'
import { writeTrustFiles } from '../run/trust-files.ts'
import type { StartOptions } from '../start-options.ts'
import { authorityFolder, openAuthority } from '../tls/authority-folder.ts'
import { readServeOptions } from './serve-options.ts'
import { startFrom } from './start-from.ts'

/** `fakedesk run`: the fake for as long as a command runs, whose exit code is ours. */
export async function run(line: CommandLine): Promise<number> {
  if (line.rest.length === 0) throw new Refusal('run needs a command: fakedesk run -- npm test')
  const options = readServeOptions(line, { port: 0 })
  const folder = mkdtempSync(join(tmpdir(), 'fakedesk-run-'))
  try {
    return await runBeside({ ...options, https: true, caFolder: caFolderFor(options, folder, line) }, folder, line)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runBeside(options: StartOptions, folder: string, line: CommandLine): Promise<number> {
  const { rest, flags } = line
  const tally = new Tally()
  const paint = painter(process.stderr)
  const running = await startFrom(line, {
    ...options,
    onServed(request) {
      tally.add(request)
      if (flags.has('log'))
        tell(logLine(request, { who: request.email, elsewhere: request.account, hint: undefined, paint }))
    },
    onNotice: (notice) => tally.notice(notice),
    onBug: (error, during) => tell(`a bug in ${during}: ${error instanceof Error ? error.stack : error}`),
  })
  const { url, caFile = '', fakedesk } = running
  const trust = writeTrustFiles(folder, caFile, process.env)
  const account = fakedesk.defaultAccount
  const started = { url, account, trust, signIns: signInsOf(fakedesk.account()) }
  try {
    const exitCode = await runChild(rest, environmentFor(started, process.env))
    if (!flags.has('quiet')) for (const text of tally.lines) tell(`fakedesk: ${text}`)
    return exitCode
  } finally {
    await running.close()
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Where the user's own folder cannot be written, as in many containers, an authority for this one run will do. */
function caFolderFor({ caFolder }: StartOptions, folder: string, { told }: CommandLine): string {
  const own = authorityFolder(caFolder)
  try {
    openAuthority(own)
    return own
  } catch (error) {
    const isTyped = caFolder !== undefined && told['ca-folder'] === undefined
    if (isTyped || !(error instanceof Refusal)) throw error
    return join(folder, 'authority')
  }
}
