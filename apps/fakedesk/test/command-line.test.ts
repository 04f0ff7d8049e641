import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakedesk } from './command.ts'

const { version } = createRequire(import.meta.url)('../package.json')

test('--version tells the version of the package', async () => {
  expect(await fakedesk('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('--help names every option and the other commands', async () => {
  const { code, stdout } = await fakedesk('--help')
  expect(code).toBe(0)
  for (const name of [
    '--port',
    '--host',
    '--seed',
    '--account',
    '--rate-limit',
    '--auth',
    '--spec',
    '--strict',
    '--referee',
    '--quiet',
    '--json',
  ]) {
    expect(stdout).toContain(name)
  }
  expect(stdout).toContain('fakedesk operations')
  expect(stdout).toContain('fakedesk check')
})

test('each command has its own help', async () => {
  const { stdout } = await fakedesk('check', '--help')
  expect(stdout).toContain('Usage: fakedesk check')
  expect(stdout).toContain('--target')
})

describe('a mistake gets one line that says what to do, and exit code 2', () => {
  test.each<[string, readonly string[], string]>([
    ['a mistyped option', ['--prot', '4011'], 'unknown option --prot; did you mean --port?'],
    ['an unknown option', ['--frobnicate'], 'unknown option --frobnicate; see: fakedesk serve --help'],
    [
      'an option of another command',
      ['operations', '--port', '1'],
      'unknown option --port; see: fakedesk operations --help',
    ],
    ['a mistyped command', ['sreve'], 'unknown command "sreve"; did you mean fakedesk serve?'],
    ['an unknown command', ['deploy-it'], 'unknown command "deploy-it"; there are serve, operations, check'],
    ['a stray word', ['serve', 'now'], 'unexpected "now"; see: fakedesk serve --help'],
    ['an option without its value', ['--port'], '--port needs a value: --port PORT'],
    ['an option in the place of a value', ['--port', '--quiet'], '--port needs a value: --port PORT'],
    ['a flag with a value', ['--quiet=yes'], '--quiet takes no value; leave out "yes"'],
    ['a port that is none', ['--port', 'http'], '--port http: give a whole number from 0 to 65535'],
    ['a port beyond all ports', ['--port', '70000'], '--port 70000: give a whole number from 0 to 65535'],
    ['a rate limit of nothing', ['--rate-limit', '0'], '--rate-limit 0: give a whole number from 1 to 1000000'],
    ['an unknown way to authenticate', ['--auth', 'none'], '--auth none: choose strict or any'],
    [
      'an account that no host can name',
      ['--account', 'A_B'],
      '--account A_B: a subdomain has only small letters, digits and hyphens, as in acme-support',
    ],
    [
      'a spec that is not there',
      ['--spec', 'nowhere.yaml'],
      '--spec nowhere.yaml: there is no such file; check the path',
    ],
    [
      'an unknown family',
      ['operations', '--family', 'sesions'],
      '--family sesions: there is no such family; there are ',
    ],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await fakedesk(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^fakedesk: .*\n$/)
    expect(stderr).toContain(message)
  })
})

describe('a port that is taken', () => {
  const other = createServer()
  beforeAll(() => new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => other.close(resolve)))

  test('is named, with another way, and exit code 1', async () => {
    const { port } = other.address() as AddressInfo // It listens on a port, not on a pipe.
    const { code, stderr } = await fakedesk('--port', String(port))
    expect(code).toBe(1)
    expect(stderr).toBe(
      `fakedesk: port ${port} is taken; stop what listens there, or choose another: --port ${port + 1}, or --port 0 for any free one\n`,
    )
  })
})
