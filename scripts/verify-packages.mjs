// Packs every published package, installs the tarballs into an empty project as a user would, and there imports each
// export and runs the command. Needs what `turbo run build` makes.
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'fakedesk-packages-'))
const packages = ['packages', 'apps'].flatMap(published)

process.on('exit', () => rmSync(project, { recursive: true, force: true }))

installTarballs()
for (const { manifest } of packages) importExports(manifest)
for (const { manifest } of packages) runCommands(manifest)
console.log(`${packages.length} packed packages install, import and run.`)

function published(folder) {
  return readdirSync(join(root, folder))
    .map((name) => ({ folder: join(root, folder, name) }))
    .map((entry) => ({ ...entry, manifest: JSON.parse(readFileSync(join(entry.folder, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => !manifest.private)
}

function installTarballs() {
  const dependencies = Object.fromEntries(packages.map((entry) => [entry.manifest.name, `file:${pack(entry)}`]))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  // Peers are the user's own; ours stand in for them, which spares a download.
  run('npm', ['install', '--prefer-offline', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'])
  for (const { folder, manifest } of packages) {
    for (const peer of Object.keys(manifest.peerDependencies ?? {})) linkPeer(folder, peer)
  }
}

/** The tarball's path. */
function pack({ folder }) {
  const before = new Set(readdirSync(project))
  run('pnpm', ['pack', '--pack-destination', project], folder)
  const [tarball] = readdirSync(project).filter((file) => !before.has(file))
  return join(project, tarball)
}

function linkPeer(folder, peer) {
  const link = join(project, 'node_modules', peer)
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync(realpathSync(join(folder, 'node_modules', peer)), link, 'junction')
}

function importExports({ name, publishConfig }) {
  for (const entry of Object.keys(publishConfig.exports)) {
    const attributes = entry.endsWith('.json') ? ", { with: { type: 'json' } }" : ''
    run(process.execPath, ['--input-type=module', '--eval', `await import('${name + entry.slice(1)}'${attributes})`])
  }
}

function runCommands({ name, version, bin = {} }) {
  for (const command of Object.keys(bin)) {
    const said = run('npx', ['--no-install', command, '--version']).trim()
    if (!said.includes(version)) throw new Error(`\`${command} --version\` of ${name}@${version} said "${said}".`)
  }
}

function run(command, args, cwd = project) {
  const options = { cwd, encoding: 'utf8', shell: process.platform === 'win32' }
  const { status, stdout, stderr, error } = spawnSync(command, args, options)
  if (status === 0) return stdout
  console.error(error?.message ?? stdout + stderr)
  console.error(`\`${command} ${args.join(' ')}\` failed in ${cwd}.`)
  process.exit(1)
}
