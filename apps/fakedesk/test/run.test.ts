import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { environmentFor } from '../src/run/environment.ts'
import { Command } from './command.ts'

const room = mkdtempSync(join(tmpdir(), 'fakedesk-run-test-'))
afterAll(() => rmSync(room, { recursive: true }))
/** What the runs of this file leave behind is looked for there. */
const temporary = mkdtempSync(join(room, 'tmp-'))
const variables = { FAKEDESK_CA_FOLDER: join(room, 'ca'), TMPDIR: temporary }

const leftBehind = () => readdirSync(temporary).filter((name) => name.startsWith('fakedesk-'))

const running = (...args: readonly string[]) => new Command(variables, 'run', ...args)
const run = (...args: readonly string[]) => running(...args).ended()
/** A command in the Node that runs the tests. */
const node = (code: string) => ['--', process.execPath, '--input-type=module', '--eval', code]

const calls = (paths: readonly string[]) => `
  const headers = { authorization: 'Basic ' + btoa(process.env.ZENDESK_EMAIL + '/token:' + process.env.ZENDESK_API_TOKEN) }
  for (const path of ${JSON.stringify(paths)}) {
    const response = await fetch('https://' + path, { headers })
    console.log(response.status, response.headers.get('sl-violations') !== null)
  }`

test('a command’s calls to the service reach the fake, and a summary tells of them', async () => {
  const { code, stdout, stderr } = await run(
    '--referee',
    ...node(
      calls(['acme.zendesk.com/api/v2/users/me', 'acme.zendesk.com/api/v2/users?oops=1', 'beta.zendesk.com/nowhere?a']),
    ),
  )
  expect({ code, stdout }).toEqual({ code: 0, stdout: '200 false\n200 true\n404 false\n' })
  expect(stderr.split('\n')).toEqual([
    'fakedesk: 3 requests to acme (2), beta',
    'fakedesk: 1 request to an address that no operation has: GET /nowhere',
    expect.stringMatching(/^fakedesk: 1 breach of the specification: ListUsers: request\.query.*oops/),
    '',
  ])
  expect(leftBehind()).toEqual([])
})

test('a command that called nobody is told of', async () => {
  const { stdout, stderr } = await run('--account', 'acme', ...node('console.log(process.env.ZENDESK_URL)'))
  expect(stdout).toBe('https://acme.zendesk.com\n')
  expect(stderr).toMatch(/^fakedesk: no request came; /)
})

test('--quiet has no summary, and --log a line for each request', async () => {
  const { stderr } = await run('--quiet', '--log', ...node(calls(['acme.zendesk.com/api/v2/users/me'])))
  expect(stderr).toMatch(/^[\d:]+ GET +200 .*ShowCurrentUser +admin@example\.com in acme\n$/)
})

test('--offline keeps a command from other hosts', async () => {
  const { stdout, stderr } = await run(
    '--offline',
    ...node("await fetch('https://tea.example').catch(() => console.log('refused'))"),
  )
  expect(stdout).toBe('refused\n')
  expect(stderr).toContain('fakedesk: Fakedesk is offline: nothing is passed on to tea.example:443\n')
})

describe('the exit code', () => {
  test('is that of the command', async () => {
    expect((await run(...node('process.exit(3)'))).code).toBe(3)
  })

  test.runIf(process.platform !== 'win32')('tells the signal that ended it', async () => {
    expect((await run('--', 'sh', '-c', 'kill -TERM $$')).code).toBe(143)
  })

  test('is 127 where there is no such command', async () => {
    const { code, stderr } = await run('--', 'no-such-command')
    expect([code, stderr]).toEqual([
      127,
      'fakedesk: there is no command no-such-command; check its name, or give its path\n',
    ])
  })

  test.runIf(process.platform !== 'win32')('is 126 where it may not be run', async () => {
    const file = join(room, 'plain.txt')
    writeFileSync(file, '')
    expect(await run('--', file)).toMatchObject({ code: 126, stderr: expect.stringMatching(/may not be run/) })
  })
})

describe.runIf(process.platform !== 'win32').each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s', (signal) => {
  const number = { SIGTERM: 15, SIGINT: 2, SIGHUP: 1 }[signal]

  test('is the command’s to answer', async () => {
    const command = running(
      ...node(`process.on('${signal}', () => process.exit(7)); console.log('up'); setInterval(() => {}, 9)`),
    )
    await command.said(/up/)
    command.kill(signal)
    expect((await command.ended()).code).toBe(7)
  })

  test('ends both where it has no answer, and nothing is left behind', async () => {
    const command = running(...node("console.log('up'); setInterval(() => {}, 9)"))
    await command.said(/up/)
    command.kill(signal)
    expect((await command.ended()).code).toBe(128 + number)
    expect(leftBehind()).toEqual([])
  })
})

describe('a mistake gets one line', () => {
  test.each([
    [[], 'run needs a command: fakedesk run -- npm test'],
    [['--'], 'run needs a command: fakedesk run -- npm test'],
    [['--frobnicate', '--', 'true'], 'unknown option --frobnicate; see: fakedesk run --help'],
    [['--host', '0.0.0.0', '--', 'true'], 'unknown option --host'],
    [['--seed', 'nowhere.yaml', '--', 'true'], 'nowhere.yaml'],
  ])('%j', async (args, want) => {
    const { code, stdout, stderr } = await run(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^fakedesk: .*\n$/)
    expect(stderr).toContain(want)
  })
})

test('options behind the command are its own, with the mark before it or without', async () => {
  for (const mark of [['--'], []]) {
    const { stdout } = await run('--quiet', ...mark, process.execPath, '-p', '1 + 1', '--', '--quiet', '--')
    expect(stdout).toBe('2\n')
  }
})

test('a folder that cannot be written does not matter to one run', async () => {
  writeFileSync(join(room, 'file'), '')
  const command = new Command(
    { ...variables, FAKEDESK_CA_FOLDER: join(room, 'file', 'ca') },
    'run',
    ...node(calls(['a.zendesk.com/api/v2/users/me'])),
  )
  expect(await command.ended()).toMatchObject({ code: 0, stdout: '200 false\n' })
})

test('what the environment has by now still counts', () => {
  const trust = { bundle: '/a.pem', extra: '/b.pem', javaStore: '/a folder/a.jks', phpSettings: '/php' }
  const started = {
    url: 'http://127.0.0.1:4010',
    account: 'acme',
    trust,
    signIns: { passwords: [], apiToken: undefined, oauth: [] },
  }
  const env = environmentFor(started, {
    NO_PROXY: 'tea.example,*.zendesk.com',
    JAVA_TOOL_OPTIONS: '-Da=b',
    HOME: '/home',
  })
  expect(env).toMatchObject({
    HOME: '/home',
    https_proxy: 'http://127.0.0.1:4010',
    HTTPS_PROXY: 'http://127.0.0.1:4010',
    ZENDESK_ACCOUNT: started.account,
  })
  expect(env.no_proxy).toBe('tea.example,localhost,127.0.0.1,::1')
  expect(env.JAVA_TOOL_OPTIONS).toMatch(
    /^-Da=b -Dhttp\.proxyHost=127\.0\.0\.1 .*"-Djavax\.net\.ssl\.trustStore=\/a folder\/a\.jks"/,
  )
  expect(env.ZENDESK_API_TOKEN).toBeUndefined()
})
