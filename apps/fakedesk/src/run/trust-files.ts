import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { javaTrustStore } from './java-trust-store.ts'
import { certificatesIn, knownAuthorities } from './known-authorities.ts'

/** Files by which programs of all kinds trust our authority beside those that they trust by now. */
export interface TrustFiles {
  /** PEM: all authorities. */
  readonly bundle: string
  /** PEM: ours, and what Node was told to trust beside its own. */
  readonly extra: string
  /** JKS: all authorities. */
  readonly javaStore: string
  /** A folder of settings for PHP. */
  readonly phpSettings: string
}

/** Writes them into a folder, for the authority in this file. */
export function writeTrustFiles(folder: string, caFile: string, env: NodeJS.ProcessEnv): TrustFiles {
  const ours = certificatesIn(caFile)
  const all = [...knownAuthorities(env), ...ours]
  const files = {
    bundle: join(folder, 'authorities.pem'),
    extra: join(folder, 'fakedesk.pem'),
    javaStore: join(folder, 'authorities.jks'),
    phpSettings: join(folder, 'php'),
  }
  writeFileSync(files.bundle, textOf(all))
  writeFileSync(files.extra, textOf([...certificatesIn(env.NODE_EXTRA_CA_CERTS), ...ours]))
  writeFileSync(files.javaStore, javaTrustStore(all, Date.now()))
  mkdirSync(files.phpSettings)
  const settings = ['curl.cainfo', 'openssl.cafile'].map((name) => `${name}="${files.bundle}"\n`)
  writeFileSync(join(files.phpSettings, 'fakedesk.ini'), settings.join(''))
  return files
}

const textOf = (certificates: readonly string[]) => certificates.map((certificate) => `${certificate}\n`).join('')
