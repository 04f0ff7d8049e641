import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { Script } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cli, fakedesk, withNode } from './command.ts'

const { version, engines } = createRequire(import.meta.url)('../package.json')

test.each(['--version', '-v'])('%s tells the version of the package', async (option) => {
  expect(await fakedesk(option)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
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

test.each([
  ['check', '--help'],
  ['check', '-h'],
  ['help', 'check'],
])('each command has its own help: %s %s', async (...args) => {
  const { stdout } = await fakedesk(...args)
  expect(stdout).toContain('Usage: fakedesk check')
  expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /)
  expect(stdout).toContain('--target')
})

test.each(['help', '-h'])('%s is the help of all', async (word) => {
  expect((await fakedesk(word)).stdout).toBe((await fakedesk('--help')).stdout)
})

test('a Node that is too old is refused in one line, which names what the package asks for', async () => {
  const said = await withNode('22.12.0', '--version')
  expect(said).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^fakedesk: Node [\d.]+ or later is needed; this is v22\.12\.0\n$/),
  })
  expect(engines.node).toBe(`>=${/Node ([\d.]+)/.exec(said.stderr)?.[1]}.0`)
  expect((await withNode('22.13.0', '--version')).code).toBe(0)
  expect((await withNode('26.0.0', '--version')).code).toBe(0)
})

test('a Node so old that it takes the command for a script can read it as far as the refusal', async () => {
  new Script(readFileSync(cli, 'utf8').replace(/^#!.*/, ''))
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
    [
      'an unknown command',
      ['deploy-it'],
      'unknown command "deploy-it"; there are serve, run, ca, init, config, completion, seed, operations, check, help',
    ],
    ['help for a mistyped command', ['help', 'chekc'], 'unknown command "chekc"; did you mean fakedesk check?'],
    [
      'a command behind its options',
      ['--port', '1', 'check'],
      'unexpected "check"; a command goes first: fakedesk check',
    ],
    ['a short option without its value', ['-p'], '-p needs a value: -p PORT'],
    ['a short option that is none', ['-x'], 'unknown option -x; see: fakedesk serve --help'],
    ['a stray word', ['serve', 'now'], 'unexpected "now"; see: fakedesk serve --help'],
    ['an option without its value', ['--port'], '--port needs a value: --port PORT'],
    ['an option in the place of a value', ['--port', '--quiet'], '--port needs a value: --port PORT'],
    ['a flag with a value', ['--quiet=yes'], '--quiet takes no value; leave out "yes"'],
    ['a port that is none', ['--port', 'http'], '--port http: give a whole number from 0 to 65535'],
    ['a port beyond all ports', ['--port', '70000'], '--port 70000: give a whole number from 0 to 65535'],
    ['a rate limit of nothing', ['--rate-limit', '0'], '--rate-limit 0: give a whole number from 1 to 1000000'],
    ['an unknown way to authenticate', ['--auth', 'none'], '--auth none: choose strict or any'],
    ['an unknown referee', ['--referee=whistle'], '--referee=whistle: choose report or refuse'],
    ['a referee that is not tied on', ['--referee', 'refuse'], 'unexpected "refuse"; did you mean --referee=refuse?'],
    [
      'an account that no host can name',
      ['--account', 'A_B'],
      '--account: "A_B" is no account name; one has 1 to 63 letters, digits and inner hyphens, as in acme-support',
    ],
    [
      'a list of accounts with one that no host can name',
      ['--accounts', 'acme,a-'],
      '--accounts: "a-" is no account name',
    ],
    ['a time without a zone', ['--now', '2026-03-14T09:00:00'], '--now 2026-03-14T09:00:00: give a time from 1970'],
    ['a time that is none', ['--now', '2026-13-01T00:00:00Z'], 'as in 2026-03-14T09:00:00Z'],
    ['a day that no month has', ['--now', '2026-02-31T00:00:00Z'], 'as in 2026-03-14T09:00:00Z'],
    [
      'a spec that is not there',
      ['--spec', 'nowhere.yaml'],
      '--spec nowhere.yaml: there is no such file; check the path',
    ],
    ['a mistyped family', ['operations', '--family', 'usres'], 'there is no such family; did you mean users?'],
    [
      'a part of a family',
      ['operations', '--family', 'ticket-f'],
      'did you mean ticket-fields, ticket-form-statuses, ticket-forms?',
    ],
    ['an unknown family', ['operations', '--family', 'zzzzzz'], 'there is no such family; there are access-logs, '],
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
