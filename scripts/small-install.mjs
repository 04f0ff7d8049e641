// What `npm install fakedesk` brings, and that the command works with no more than that.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { run } from './packed.mjs'

const fewerThan = 15
const megabytes = 15
/** A file takes whole blocks of a disk. */
const block = 4096

/** Installs the command's tarball, and those of the packages of ours that it brings, into a folder with nothing else. */
export async function verifySmallInstall(folder, packages, tarballs) {
  const own = brought('fakedesk', packages)
  const files = Object.fromEntries(own.map((name) => [name, tarballs[name]]))
  const brings = await installed(join(folder, 'npm'), files)
  await installsWithPnpm(join(folder, 'pnpm'), files)
  await servesAll(join(folder, 'npm'))
  return brings
}

/** The package and those of the workspace that it depends on, however far. */
function brought(name, packages) {
  const { dependencies = {} } = packages.find(({ manifest }) => manifest.name === name)?.manifest ?? {}
  const further = Object.entries(dependencies).filter(([, range]) => range.startsWith('workspace:'))
  return [...new Set([name, ...further.flatMap(([one]) => brought(one, packages))])]
}

async function installed(folder, dependencies) {
  writeManifest(folder, dependencies)
  // Scripts may run here: none is there.
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], folder)
  const modules = join(folder, 'node_modules')
  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'))
  const scripts = Object.keys(packages).filter((path) => packages[path].hasInstallScript)
  assert.deepEqual(scripts, [], 'these run a script when they are installed')
  const count = Object.keys(packages).length
  assert.ok(count < fewerThan, `npm install fakedesk brings ${count} packages; fewer than ${fewerThan} were promised`)
  const size = sizeOf(modules) / 1024 ** 2
  assert.ok(size < megabytes, `npm install fakedesk takes ${size.toFixed(1)} MB; less than ${megabytes} were promised`)
  licensed(join(modules, 'fakedesk', 'dist'))
  for (const name of Object.keys(dependencies)) typesNameDependencies(join(modules, name))
  return `npm install fakedesk: ${count} packages, ${size.toFixed(1)} MB, no scripts`
}

function writeManifest(folder, dependencies) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
}

function sizeOf(folder) {
  return globSync('**/*', { cwd: folder })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, { size }) => sum + Math.ceil(size / block) * block, 0)
}

function licensed(dist) {
  const licenses = readFileSync(join(dist, 'THIRD-PARTY-LICENSES'), 'utf8')
  for (const name of ['@stoplight/prism-http', 'hono', 'js-yaml', 'liquidjs', 'rou3']) {
    assert.match(licenses, new RegExp(`^${name} [\\d.]+ \\(`, 'm'), `the license of ${name} is not told`)
  }
}

/** Types of packages that are not installed are `any` to whoever reads ours. */
function typesNameDependencies(folder) {
  const { dependencies = {}, peerDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const known = ['node', ...Object.keys({ ...dependencies, ...peerDependencies })]
  for (const file of globSync('dist/**/*.d.ts', { cwd: folder })) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, name] of text.matchAll(/(?:from |import\()["']((?:@[\w-]+\/)?[\w-]+)/g)) {
      assert.ok(known.includes(name), `${file} of ${folder} names ${name}, which it does not bring`)
    }
  }
}

/** pnpm fails where a package wants to run a script that nobody has approved. */
async function installsWithPnpm(folder, tarballs) {
  writeManifest(folder, {})
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), `overrides: ${JSON.stringify(tarballs)}\n`)
  await run('pnpm', ['add', '--prefer-offline', tarballs.fakedesk], folder)
  assert.ok(existsSync(join(folder, 'node_modules', 'fakedesk')))
}

const openApi = {
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '1' },
  paths: {
    '/api/parcels/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { $ref: 'parts.json#/Id' } }],
        responses: {
          200: { description: 'A parcel.', content: { 'application/json': { example: { weight: 2 } } } },
        },
      },
    },
  },
}

const postman = {
  info: { name: 'Letters', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [
    {
      name: 'Letter',
      request: { method: 'GET', url: 'http://localhost/api/letters/1' },
      response: [
        { name: 'Ok', code: 200, header: [{ key: 'Content-Type', value: 'application/json' }], body: '{"pages":3}' },
      ],
    },
  ],
}

/** The engine, the stand-in, specifications of the user's own and the referee, from what was installed alone. */
async function servesAll(folder) {
  assert.match(await run('npx', ['--no-install', 'fakedesk', '--version'], folder), /^\d+\.\d+\.\d+/)
  writeFileSync(join(folder, 'parcels.json'), JSON.stringify(openApi))
  writeFileSync(join(folder, 'parts.json'), JSON.stringify({ Id: { type: 'integer' } }))
  writeFileSync(join(folder, 'letters.json'), JSON.stringify(postman))
  const cli = join(folder, 'node_modules', 'fakedesk', 'dist', 'cli.js')
  const specs = ['--spec', 'parcels.json', '--spec', 'letters.json']
  const server = spawn(process.execPath, [cli, 'serve', '--json', '--port', '0', '--referee', ...specs], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(createInterface(server.stdout), 'line')
    await answersAll(JSON.parse(line).url, await unbuilt(cli, folder))
  } finally {
    server.kill()
  }
}

/** The address of something that the engine has no handler for; undefined when all is built. */
async function unbuilt(cli, folder) {
  const args = [cli, 'operations', '--answered-by', 'stand-in', '--json']
  const operations = JSON.parse(await run(process.execPath, args, folder))
  return operations.find(({ method, path }) => method === 'GET' && !path.includes('{'))?.path
}

async function answersAll(url, standIn) {
  const headers = { authorization: `Basic ${btoa('admin@example.com:password')}` }
  const ask = (path) => fetch(url + path, { headers })
  assert.equal((await ask('/api/v2/users/me')).headers.get('sl-violations'), null)
  assert.match((await ask('/api/v2/users?per_page=x')).headers.get('sl-violations') ?? '', /must be integer/)
  assert.deepEqual(await (await ask('/api/parcels/1')).json(), { weight: 2 })
  assert.equal((await ask('/api/parcels/one')).status, 422)
  assert.deepEqual(await (await ask('/api/letters/1')).json(), { pages: 3 })
  if (standIn) assert.equal((await ask(standIn)).headers.get('x-fakedesk-answered-by'), 'stand-in')
}
