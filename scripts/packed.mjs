import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The packages that are published, with their folders and manifests. */
export function publishedPackages() {
  return ['packages', 'apps']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name)))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => !manifest.private)
}

/** Packs what was built into the folder and answers the tarball's path. */
export async function pack({ folder, manifest: { name, version } }, into) {
  await run('pnpm', ['pack', '--pack-destination', into], folder)
  return join(into, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
}

/** What the command says on stdout; rejects with all that it said if it fails. */
export function run(command, args, cwd, environment = {}) {
  const env = { ...process.env, ...environment }
  const child = spawn(command, args, { cwd, env, shell: process.platform === 'win32', timeout: 120_000 })
  let stdout = ''
  let said = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(stdout)
      else reject(new Error(`${said}\n\`${command} ${args.join(' ')}\` failed in ${cwd}.`))
    })
  })
}
