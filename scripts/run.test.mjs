import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'

// A project whose pnpm, npx, turbo and node are shell scripts that note how they were called.
let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'))
  write('package.json', JSON.stringify({ type: 'module', devDependencies: { pnpm: '12.0.0' } }))
  write('pnpm-lock.yaml', 'lockfileVersion: 1')
  write('pnpm-workspace.yaml', 'packages: []')
  cpSync(join(import.meta.dirname, 'run.mjs'), join(folder, 'scripts', 'run.mjs'))
  for (const name of ['npx', 'pnpm', 'turbo']) command(`bin/${name}`, name)
  command('node_modules/node/bin/node', 'node', 'echo served; exit $EXIT')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('start installs by the lockfile, builds and hands the arguments on', () => {
  const { status, stdout } = run(['start', '--port', '5000'])
  assert.equal(status, 0)
  assert.equal(stdout, 'served\n')
  assert.deepEqual(called(), [
    'npx --yes pnpm@12.0.0 install --frozen-lockfile --reporter=append-only',
    'turbo run build --filter=fakedesk... --output-logs=errors-only',
    `node ${join(folder, 'apps/fakedesk/dist/cli.js')} --port 5000`,
  ])
})

test('a second start does not install, unless the lockfile changed', () => {
  run(['start'])
  run(['start'])
  assert.equal(called().filter((line) => line.includes('install')).length, 1)
  write('pnpm-lock.yaml', 'lockfileVersion: 2')
  run(['start'])
  assert.equal(called().filter((line) => line.includes('install')).length, 2)
})

test('an installed pnpm of the right version is used, so that nothing is fetched', () => {
  write('node_modules/pnpm/package.json', JSON.stringify({ version: '12.0.0' }))
  run(['start'])
  assert.equal(called()[0], 'pnpm install --frozen-lockfile --reporter=append-only')
})

test('the exit code of what was started is the exit code', () => {
  assert.equal(run(['start'], { EXIT: '7' }).status, 7)
})

test('a failed build says why and starts nothing', () => {
  command('bin/turbo', 'turbo', 'echo the reason; exit 3')
  const { status, stderr } = run(['start'])
  assert.equal(status, 3)
  assert.match(stderr, /the reason/)
  assert.ok(!called().some((line) => line.startsWith('node ')))
})

test('a failed install is tried again the next time', () => {
  command('bin/npx', 'npx', 'exit 1')
  assert.equal(run(['start']).status, 1)
  command('bin/npx', 'npx')
  assert.equal(run(['start']).status, 0)
})

test('check runs all checks', () => {
  assert.equal(run(['check']).status, 0)
  assert.equal(called().at(-1), 'pnpm run check')
})

test('an unknown task is refused with the known ones', () => {
  const { status, stderr } = run(['serve'])
  assert.equal(status, 1)
  assert.match(stderr, /start\|check/)
})

function write(file, content) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), content)
}

function command(file, name, then = '') {
  write(file, `#!/bin/sh\necho "${name} $*" >> "${folder}/called"\n${then}\n`)
  chmodSync(join(folder, file), 0o755)
}

function called() {
  return readFileSync(join(folder, 'called'), 'utf8').trim().split('\n')
}

function run(args, more = {}) {
  const env = { EXIT: '0', ...more, PATH: `${join(folder, 'bin')}:${process.env.PATH}` }
  return spawnSync(process.execPath, [join(folder, 'scripts', 'run.mjs'), ...args], { encoding: 'utf8', env })
}
