// What `npm start` and `npm test` do; `run.js` has looked at Node. Needs npm; everything else it installs itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { swallowedOptions } from './npm-options.mjs'
import { Progress } from './progress.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.fakedesk-installed')
const pnpmVersion = readJson(join(root, 'package.json')).devDependencies.pnpm

const env = {
  ...process.env,
  PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH}`,
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  NO_UPDATE_NOTIFIER: '1',
}

const tasks = { start, check }
const [task, ...args] = process.argv.slice(2)
if (!Object.hasOwn(tasks, task ?? '')) fail(`Usage: node scripts/run.js ${Object.keys(tasks).join('|')} [arguments]`)
const commandTable = join(root, 'apps', 'fakedesk', 'src', 'command-line', 'commands.ts')
const swallowed = task === 'start' && swallowedOptions(process.env, args, commandTable)
if (swallowed) fail(`npm kept options to itself; put -- before them: npm start -- ${swallowed}`)

await install()
await tasks[task](args)

async function start(args) {
  await quietly('Building', 'turbo', ['run', 'build', '--filter=fakedesk...', '--output-logs=full'])
  await inFront(join(modules, 'node', 'bin', 'node'), [join(root, 'apps', 'fakedesk', 'dist', 'cli.js'), ...args])
}

async function check(args) {
  say('Checking everything: generate, build, lint, types, tests, packages ...')
  await inFront('pnpm', ['run', 'check', ...args])
}

/** Installs by the lockfile, and only if node_modules is not what the lockfile says. */
async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(readFileSync(join(root, 'pnpm-workspace.yaml')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const [command, ...first] = installedPnpm() ? ['pnpm'] : ['npx', '--yes', `pnpm@${pnpmVersion}`]
  const install = [...first, 'install', '--frozen-lockfile', '--reporter=append-only']
  await quietly('Installing packages (once, until the lockfile changes)', command, install)
  writeFileSync(stamp, wanted)
}

function installedPnpm() {
  const manifest = join(modules, 'pnpm', 'package.json')
  return existsSync(manifest) && readJson(manifest).version === pnpmVersion
}

/** Shows of the command that it goes on; what it said follows only if it fails. */
async function quietly(text, command, args) {
  const said = []
  const child = run(command, args, ['ignore', 'pipe', 'pipe'])
  const progress = new Progress(text)
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said.push(chunk)
      progress.heard(chunk)
    })
  }
  const { code, signal } = await ended(child)
  progress.end()
  if (code === 0) return
  process.stderr.write(Buffer.concat(said))
  leave(signal, code, `\`${command} ${args.join(' ')}\` failed; what it said is above.`)
}

/** Hands the terminal to the command and ends as it ends. */
async function inFront(command, args) {
  const { code, signal } = await ended(run(command, args, 'inherit'))
  leave(signal, code)
}

function run(command, args, stdio) {
  // Windows finds npx and what is in .bin only as .cmd files, which need a shell.
  return spawn(command, args, { cwd: root, env, stdio, shell: process.platform === 'win32' })
}

function ended(child) {
  const orphaned = watchForOrphaning(() => child.kill('SIGTERM'))
  // A second signal would make the command stop at once, so each is passed on only where nobody else does it:
  // a terminal sends ctrl-C to the whole group.
  const onSignal = (signal) => {
    clearInterval(orphaned)
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, onSignal)
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`Cannot run ${child.spawnfile}: ${error.message}`))
    child.once('close', (code, signal) => {
      clearInterval(orphaned)
      for (const name of signals) process.off(name, onSignal)
      resolve({ code, signal })
    })
  })
}

/** An npm that is told to stop ends the shell between us and it, and tells us nothing. */
function watchForOrphaning(then) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    then()
  }, 250)
  return watch
}

function leave(signal, code, message) {
  if (signal) process.kill(process.pid, signal)
  else if (message) fail(message, code)
  else process.exit(code)
}

function fail(message, code = 1) {
  say(message)
  process.exit(code)
}

function say(message) {
  console.error(message)
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
