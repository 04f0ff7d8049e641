// Builds a package, and what it depends on, before it is packed: whoever packs, from a fresh clone too, packs all of it.
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { npm_package_name: name, TURBO_HASH: task, PATH } = process.env

// A task of turbo's that packs has the build behind it, and others may be reading what it built.
if (task === undefined) {
  const { status } = spawnSync('turbo', ['run', 'build', `--filter=${name}...`, '--output-logs=errors-only'], {
    cwd: root,
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${PATH}` },
    // What is said on stdout is for the name of the tarball.
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  })
  process.exitCode = status ?? 1
}
