import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newKeys, readSigner } from '../src/tls/authority.ts'
import { authorityFolder, openAuthority } from '../src/tls/authority-folder.ts'
import { serverCertificate } from '../src/tls/certificate.ts'
import { fakedesk } from './command.ts'

const room = mkdtempSync(join(tmpdir(), 'fakedesk-ca-'))
afterAll(() => rmSync(room, { recursive: true }))
let folder = ''
let count = 0
beforeEach(() => {
  folder = join(room, String(count++))
})

const ca = (...args: readonly string[]) => fakedesk('ca', '--ca-folder', folder, ...args)

test('the authority is made once, shown with ways to trust it, and kept from others', async () => {
  const first = await ca()
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(await ca()).toEqual(first)
  const { fingerprint256 } = new X509Certificate(readFileSync(join(folder, 'authority.pem')))
  for (const words of [
    fingerprint256,
    join(folder, 'authority.pem'),
    'keytool',
    'security add-trusted-cert',
    'certutil',
  ])
    expect(first.stdout).toContain(words)
  if (process.platform === 'win32') return
  expect(statSync(join(folder, 'authority.key')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('it is exported as PEM and as DER, without its key', async () => {
  for (const name of ['a.pem', 'a.der']) {
    expect((await ca('--export', join(room, name))).code).toBe(0)
    const bytes = readFileSync(join(room, name))
    expect(new X509Certificate(bytes).ca).toBe(true)
    expect(bytes.toString('latin1')).not.toContain('PRIVATE')
  }
})

test('it is removed, and another one is made', async () => {
  const before = openAuthority(folder)
  const { code, stdout } = await ca('--remove')
  expect([code, stdout]).toEqual([0, expect.stringContaining('can forget it')])
  expect(existsSync(join(folder, 'authority.key'))).toBe(false)
  expect((await ca('--remove')).stdout).toBe(`There is no authority in ${folder}.\n`)
  expect(openAuthority(folder).certificate).not.toBe(before.certificate)
})

test('its key is taken back from others', () => {
  openAuthority(folder)
  chmodSync(join(folder, 'authority.key'), 0o644)
  openAuthority(folder)
  if (process.platform !== 'win32') expect(statSync(join(folder, 'authority.key')).mode & 0o777).toBe(0o600)
})

test('processes that make one at the same time make the same', async () => {
  const made = await Promise.all([ca(), ca(), ca()])
  expect(new Set(made.map(({ stdout }) => stdout)).size).toBe(1)
})

describe('a mistake gets one line that says what to do', () => {
  test('a file that is no authority', async () => {
    openAuthority(folder)
    writeFileSync(join(folder, 'authority.key'), 'tea')
    expect(await ca()).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^fakedesk: .*authority\.key is no authority .*"fakedesk ca --remove".*\n$/),
    })
  })

  test('a folder that cannot be', async () => {
    writeFileSync(folder, '')
    const { code, stderr } = await ca()
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^fakedesk: .*cannot be kept in .*--ca-folder\n$/)])
  })

  test('two things at once', async () => {
    expect(await ca('--remove', '--export', 'a')).toMatchObject({
      code: 2,
      stderr: 'fakedesk: choose --export or --remove\n',
    })
  })
})

test.each([
  ['linux', { XDG_DATA_HOME: '/data' }, /^\/data\/fakedesk\/authority$/],
  ['linux', {}, /\.local\/share\/fakedesk\/authority$/],
  ['darwin', {}, /Library\/Application Support\/fakedesk\/authority$/],
  ['win32', { LOCALAPPDATA: '/local' }, /^\/local\/fakedesk\/authority$/],
  ['linux', { FAKEDESK_CA_FOLDER: '/elsewhere' }, /^\/elsewhere$/],
] as const)('on %s with %o it is kept where programs keep their data', (platform, env, want) => {
  expect(authorityFolder(undefined, { platform, env })).toMatch(want)
})

const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0
  } catch {
    return false
  }
})()

describe.runIf(hasOpenssl)('by the strict reading of OpenSSL', () => {
  const verdictOn = (name: string) => {
    const { certificate, key, file } = openAuthority(folder)
    const { publicKey } = newKeys()
    const pem = serverCertificate([name], { title: 'A server', publicKey, days: 9 }, { certificate, key })
    const leaf = join(room, 'leaf.pem')
    writeFileSync(leaf, pem)
    try {
      return execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', file, leaf], { stdio: 'pipe' }).toString()
    } catch (error) {
      return String(Object(error).stderr)
    }
  }

  test.each(['acme.zendesk.com', 'a.b.zendesk.com', 'acme.localhost', '127.0.0.1', '::1'])(
    'it may sign for %s',
    (name) => {
      expect(verdictOn(name)).toMatch(/: OK/)
    },
  )

  test.each(['bank.example', 'evil-zendesk.com', '192.168.1.5'])('whoever steals it cannot be %s', (name) => {
    expect(verdictOn(name)).toMatch(/permitted subtree violation/)
  })
})

test.each(['', 'tea', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'])(
  '%j is no authority',
  (text) => {
    expect(readSigner(text)).toBeUndefined()
  },
)
