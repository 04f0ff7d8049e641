import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { Script } from 'node:vm'
import { commands } from '../apps/fakedesk/src/command-line/commands.ts'

// A project whose pnpm, npx, turbo and node are shell scripts that note how they were called.
let folder
const table = 'apps/fakedesk/src/command-line/commands.ts'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'))
  write('package.json', JSON.stringify({ type: 'module', devDependencies: { pnpm: '12.0.0' } }))
  write('pnpm-lock.yaml', 'lockfileVersion: 1')
  write('pnpm-workspace.yaml', 'packages: []')
  for (const file of ['scripts/run.js', 'scripts/run.mjs', 'scripts/npm-options.mjs', 'scripts/progress.mjs', table]) {
    cpSync(join(import.meta.dirname, '..', file), join(folder, file))
  }
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
    'turbo run build --filter=fakedesk... --output-logs=full',
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

test('what goes on is told, and what the commands say is not', () => {
  command('bin/turbo', 'turbo', 'echo chatter')
  const { stderr } = run(['start'])
  assert.match(stderr, /^Installing packages .*\.\.\.\nBuilding \.\.\.\n$/)
})

// Npm has an option `offline` itself, so it may be set by people who mean nothing by it here.
const options = Object.entries(commands.serve.options).filter(([name]) => name !== 'offline')

for (const [name, { value }] of options) {
  const typed = value ? `--${name} 7` : `--${name}`
  const env = { [`npm_config_${name.replaceAll('-', '_')}`]: 'true' }
  test(`${typed} that npm kept to itself is refused with what to type`, () => {
    const { status, stderr } = run(['start', ...(value ? ['7'] : [])], env)
    assert.deepEqual([status, stderr], [1, `npm kept options to itself; put -- before them: npm start -- ${typed}\n`])
  })
}

test('so are several, from npms that keep values too, in one line', () => {
  const { stderr } = run(['start'], {
    npm_config_port: '4020',
    npm_config_spec: 'a.yaml\n\nb.yaml',
    npm_config_quiet: 'true',
  })
  assert.match(stderr, /npm start -- --port 4020 --spec a\.yaml --spec b\.yaml --quiet\n$/)
})

test('what npm sets for itself is none of them', () => {
  assert.equal(
    run(['start'], { npm_config_user_agent: 'npm/11', npm_config_user: '', npm_config_cache: '/c' }).status,
    0,
  )
})

test('a Node that is too old is refused in one line', () => {
  const { status, stderr } = run(['start'], { NODE_OPTIONS: asNode('18.20.8') })
  assert.deepEqual([status, stderr], [1, 'Node 20 or later is needed; this is v18.20.8.\n'])
})

test('an old Node, which takes it for a script, can read it that far', () => {
  new Script(readFileSync(join(import.meta.dirname, 'run.js'), 'utf8'))
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
  return spawnSync(process.execPath, [join(folder, 'scripts', 'run.js'), ...args], { encoding: 'utf8', env })
}

/** The options that make this Node say that it is another. */
function asNode(version) {
  const says = { version: { value: `v${version}` }, versions: { value: { node: version } } }
  return `--import=data:text/javascript,Object.defineProperties(process,${encodeURIComponent(JSON.stringify(says))})`
}
