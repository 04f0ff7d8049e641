import { X509Certificate } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Refusal } from '../refusal.ts'
import { type Authority, newAuthority, readSigner, writeSigner } from './authority.ts'
import type { Signer } from './certificate.ts'

/** Where this user's programs keep their data, and in it the folder of the authority. */
export function authorityFolder(given?: string, { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'> = process) {
  const named = given ?? env.FAKEDESK_CA_FOLDER
  return named ? resolve(named) : join(dataFolder(platform, env), 'fakedesk', 'authority')
}

function dataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (env.XDG_DATA_HOME) return env.XDG_DATA_HOME
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  return join(homedir(), '.local', 'share')
}

/** Both in the folder; the certificate is there for those who trust it, and follows from the first. */
const filesIn = (folder: string) => ({
  secret: join(folder, 'authority.key'),
  certificate: join(folder, 'authority.pem'),
})

/** The authority of the folder, made if there is none. Throws `Refusal`. */
export function openAuthority(folder: string): Authority {
  const { secret, certificate: file } = filesIn(folder)
  try {
    const signer = read(secret) ?? keep(secret, folder)
    if (textOf(file) !== signer.certificate) writeFileSync(file, signer.certificate)
    return { ...signer, file }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      `the authority for https cannot be kept in ${folder}: ${Object(error).message}; choose another folder: --ca-folder`,
      1,
    )
  }
}

/** Whether there was one to remove. */
export function removeAuthority(folder: string): boolean {
  const { secret, certificate } = filesIn(folder)
  const isThere = textOf(secret) !== undefined || textOf(certificate) !== undefined
  for (const file of [secret, certificate]) rmSync(file, { force: true })
  return isThere
}

function read(secret: string): Signer | undefined {
  const text = textOf(secret)
  if (text === undefined) return undefined
  // A copy or a backup may have brought it back readable for all.
  if (process.platform !== 'win32' && (statSync(secret).mode & 0o077) !== 0) chmodSync(secret, 0o600)
  const signer = readSigner(text)
  if (!signer) throw new Refusal(`${secret} is no authority of Fakedesk's; ${another}`, 1)
  if (new Date(new X509Certificate(signer.certificate).validTo).getTime() < Date.now()) {
    throw new Refusal(`the authority in ${secret} has expired; ${another}`, 1)
  }
  return signer
}

const another = 'remove it by "fakedesk ca --remove", and the next start makes another one'

/** Of two processes that make one at the same time, the second takes that of the first. */
function keep(secret: string, folder: string): Signer {
  const made = newAuthority()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = `${secret}.${process.pid}`
  writeFileSync(own, writeSigner(made), { mode: 0o600 })
  try {
    linkSync(own, secret)
    return made
  } catch (error) {
    const kept = read(secret)
    if (!kept) throw error
    return kept
  } finally {
    rmSync(own, { force: true })
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (Object(error).code === 'ENOENT') return undefined
    throw error
  }
}
