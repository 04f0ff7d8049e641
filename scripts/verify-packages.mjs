// Packs every published package and installs the tarballs as a user would, with the newest of what they work with. There
// imports each export, runs the command and the examples; then the same with the oldest, and with what is between.
// Needs what `turbo run build` makes.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { verifyFailingTest } from './failing-tests.mjs'
import { pack, publishedPackages, run } from './packed.mjs'
import { verifySmallInstall } from './small-install.mjs'
import { nodeOf, tried, untold, writeRoom } from './tried-versions.mjs'

const examples = fileURLToPath(new URL('../examples', import.meta.url))
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const packages = publishedPackages()
// The other rooms lie within the newest one, and find there what does not depend on the version.
const newest = mkdtempSync(join(tmpdir(), 'fakedesk-packages-'))
const rooms = { newest, middle: join(newest, 'middle'), oldest: join(newest, 'oldest') }

/** The engine and the stand-in of a server, under whichever Node reads this. */
const aServer = `
  const { startFakedesk } = await import('fakedesk')
  const { url, close } = await startFakedesk()
  const headers = { authorization: 'Basic ' + btoa('admin@example.com:password') }
  for (const path of ['users/me', 'tickets']) {
    const { status } = await fetch(url + '/api/v2/' + path, { headers })
    if (status !== 200) throw new Error(path + ' was answered with ' + status)
  }
  await close()
`

/** A client that knows one address, for `fakedesk run` to bring to the fake. */
const aClient = `
  const headers = { authorization: 'Basic ' + btoa('admin@example.com:password') }
  const { status } = await fetch('https://acme.zendesk.com/api/v2/users/me', { headers })
  process.exitCode = status === 200 ? 0 : 1
`

try {
  const brings = await verify()
  const versions = Object.values(tried).map((row) => JSON.stringify(row).replaceAll('"', ''))
  console.log([`${packages.length} packed packages install, import and run with`, ...versions, brings].join('\n  '))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
rmSync(newest, { recursive: true, force: true })
// What ran beside a failure is not waited for.
process.exit()

async function verify() {
  const lies = packages.flatMap(({ manifest }) => untold(manifest))
  if (lies.length > 0) throw new Error(lies.join('\n'))
  const tarballs = await install()
  const brings = await verifySmallInstall(join(newest, 'small'), packages, tarballs)
  await inTurn(
    packages.map(
      ({ manifest }) =>
        () =>
          importExports(manifest),
    ),
  )
  await inTurn(
    packages.map(
      ({ manifest }) =>
        () =>
          runCommands(manifest),
    ),
  )
  await inTurn(Object.keys(rooms).flatMap(trials))
  return brings
}

async function install() {
  const tarballs = {}
  for (const entry of packages) tarballs[entry.manifest.name] = `file:${await pack(entry, newest)}`
  for (const [name, folder] of Object.entries(rooms)) {
    mkdirSync(folder, { recursive: true })
    writeRoom(folder, tried[name], name === 'newest' ? tarballs : {})
    for (const example of ['vitest', 'jest-esm', 'jest-commonjs', 'node-test', 'playwright']) {
      cpSync(join(examples, example), join(folder, example), { recursive: true })
    }
  }
  const flags = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
  await Promise.all(Object.values(rooms).map((folder) => run('npm', ['install', ...flags], folder)))
  // These two look for the libraries beside them.
  for (const folder of [rooms.middle, rooms.oldest]) {
    for (const name of ['@fakedesk/contract', '@fakedesk/msw']) {
      cpSync(join(newest, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true })
    }
  }
  return tarballs
}

async function importExports({ name, publishConfig }) {
  for (const [entry, { require } = {}] of Object.entries(publishConfig.exports)) {
    // Matchers extend the `expect` of a runner, which runs them in the examples.
    if (entry === './vitest' || entry === './jest') continue
    const specifier = name + entry.slice(1)
    const attributes = entry.endsWith('.json') ? ", { with: { type: 'json' } }" : ''
    await evaluate('module', `await import('${specifier}'${attributes})`)
    if (require) await evaluate('commonjs', `require('${specifier}')`)
  }
}

function evaluate(type, code) {
  return run(process.execPath, [`--input-type=${type}`, '--eval', code], newest)
}

async function runCommands({ name, version, bin = {} }) {
  for (const command of Object.keys(bin)) {
    const said = (await run('npx', ['--no-install', command, '--version'], newest)).trim()
    if (!said.includes(version)) throw new Error(`\`${command} --version\` of ${name}@${version} said "${said}".`)
  }
}

function trials(name) {
  const room = rooms[name]
  const node = nodeOf(room, tried[name])
  const bin = (path) => join(room, 'node_modules', path)
  const command = join(newest, 'node_modules', 'fakedesk', 'dist', 'cli.js')
  const inRoom = { FAKEDESK_CA_FOLDER: join(newest, 'ca') }
  const modules = ['--experimental-vm-modules']
  // Jest requires MSW only as long as that is CommonJS, or with the flag on a Node that lets it.
  const commonjs = name === 'newest' ? modules : []
  const files = name === 'middle' ? ['--testPathIgnorePatterns=msw'] : []
  const test = (example, args) => () => run(node, args, join(room, example))
  const playwright = [bin('@playwright/test/cli.js'), 'test', '--reporter=list']
  const failing = (example, args) => () => verifyFailingTest(node, args, join(room, example))
  return [
    () => run(node, ['--input-type=module', '--eval', aServer], newest),
    // The client in this Node: the oldest heeds no proxy.
    () => run(node, [command, 'run', '--', process.execPath, '--input-type=module', '--eval', aClient], newest, inRoom),
    test('vitest', [bin('vitest/vitest.mjs'), 'run']),
    test('jest-esm', [...modules, bin('jest/bin/jest.js')]),
    test('jest-commonjs', [...commonjs, bin('jest/bin/jest.js'), ...files]),
    test('node-test', ['--test', 'desks.test.js']),
    failing('vitest', [bin('vitest/vitest.mjs'), 'run', 'desks']),
    failing('jest-esm', [...modules, bin('jest/bin/jest.js'), 'desks']),
    failing('node-test', ['--test', 'desks.test.js']),
    ...(tried[name].playwright ? [test('playwright', playwright), failing('playwright', playwright)] : []),
    ...['vitest', 'jest-esm', 'jest-commonjs'].map(
      (example) => () => run(process.execPath, [tsc, '-p', example], room),
    ),
  ]
}

/** Two at a time: as many as the smallest machines have cores. */
async function inTurn(tasks) {
  const waiting = tasks.values()
  const work = async () => {
    for (const task of waiting) await task()
  }
  await Promise.all([work(), work()])
}
