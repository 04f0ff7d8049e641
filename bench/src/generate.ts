import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { hold } from './hold.ts'

/** What `fakedesk seed` takes for 100,000 tickets with their conversations, into a seed file and into a state file. */

const mostSeconds = 60
const size = ['--tickets', '100000', '--users', '5000']
const cli = join(dirname(createRequire(import.meta.url).resolve('fakedesk')), 'cli.js')

const folder = mkdtempSync(join(tmpdir(), 'fakedesk-bench-'))
try {
  for (const [option, file] of [
    ['--out', 'world.json'],
    ['--state', 'world.db'],
  ] as const) {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [cli, 'seed', ...size, option, join(folder, file)])
    if (status !== 0) throw new Error(`fakedesk seed ${option} ended with ${status}: ${stderr}`)
    hold(`seconds for 100,000 tickets, ${option}`, (performance.now() - start) / 1000, { atMost: mostSeconds })
  }
} finally {
  rmSync(folder, { recursive: true })
}
