import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Command } from './command.ts'
import { admin } from './credentials.ts'

/** Windows ends a process that is sent one, which cannot end by itself then. */
const hasSignals = process.platform !== 'win32'

describe('fakedesk', () => {
  const server = new Command('--port', '0')
  let url = ''
  beforeAll(async () => {
    url = await server.url()
  })
  afterAll(() => server.kill('SIGKILL'))

  test("the banner's curl line lists sessions", async () => {
    const [, line = ''] = await server.said(/(curl -u .*)\n/)
    const [command = '', ...args] = line.split(' ')
    const { stdout } = await promisify(execFile)(command, ['-s', ...args])
    expect(JSON.parse(stdout).sessions).toHaveLength(100)
  })

  test.each([
    'admin@example.com:password',
    'admin@example.com/token:token',
    'Bearer admin-oauth-token',
    'acme.localhost',
  ])('the banner tells of %s', async (words) => {
    await server.said(/ctrl-C stops/)
    expect(server.stdout).toContain(words)
  })

  test('a request gets a line in the log', async () => {
    await fetch(`${url}/api/v2/sessions?per_page=2`, { headers: admin })
    await server.said(
      /^\d\d:\d\d:\d\d GET +200 +\d+\.\d ms \/api\/v2\/sessions\?per_page=2 +ListSessions +admin@example\.com$/m,
    )
  })

  test('the line of a request to another account names it', async () => {
    await fetch(`${url}/api/v2/users/me?of=acme`, { headers: { ...admin, 'X-Fakedesk-Account': 'acme' } })
    await server.said(/of=acme +ShowCurrentUser +admin@example\.com in acme$/m)
  })

  test.each([
    ['users/1', '404', 'RecordNotFound'],
    ['users?page[size]=no', '400', 'page'],
    ['nothing', '404', 'InvalidEndpoint'],
  ])('the line of a refusal has its reason: %s', async (path, status, reason) => {
    await fetch(`${url}/api/v2/${path}`, { headers: admin })
    const [line] = await server.said(new RegExp(`^.* ${status} .* /api/v2/${path.replace(/[?[\]]/g, '\\$&')} .*$`, 'm'))
    expect(line).toMatch(new RegExp(` (nobody|admin@example\\.com) \\| .*${reason}`))
  })

  test('there are no colours outside a terminal', async () => {
    await server.said(/ctrl-C stops/)
    expect(server.stdout).not.toContain('\u001b')
  })

  test('the line of a 401 names credentials that would work', async () => {
    await fetch(`${url}/api/v2/sessions?signed=no`)
    await server.said(
      / 401 .*signed=no .* nobody \| Couldn't authenticate you \| these would work: -u admin@example\.com:password,/,
    )
  })

  test('and that of the next 401 does not', async () => {
    await fetch(`${url}/api/v2/sessions?signed=no`)
    await fetch(`${url}/api/v2/sessions?signed=never`)
    const [line] = await server.said(/^.* 401 .*signed=never.*$/m)
    expect(line).not.toContain('these would work')
  })

  test('the host chooses the account', async () => {
    const sessions = await Promise.all(
      ['acme.localhost', 'example.localhost'].map((host) => curl(`${url}/api/v2/sessions`, '-H', `Host: ${host}`)),
    )
    const [acme, example] = sessions.map((text) => JSON.parse(text).sessions[0])
    expect(acme.url).toMatch(/^http:\/\/acme\.localhost\//)
    expect(acme.id).not.toBe(example.id)
  })
})

async function curl(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('curl', ['-s', '-u', 'admin@example.com:password', ...args])
  return stdout
}

describe('colours', () => {
  test.each([
    [{ FORCE_COLOR: '1', NO_COLOR: undefined }, true],
    [{ FORCE_COLOR: '0', NO_COLOR: undefined }, false],
    [{ FORCE_COLOR: undefined, NO_COLOR: '1' }, false],
  ])('with %o: %s', async (variables, isColoured) => {
    const server = new Command(variables, '--port', '0')
    await fetch(`${await server.url()}/api/v2/users/1`, { headers: admin })
    const [line] = await server.said(/^.*RecordNotFound.*$/m)
    server.kill('SIGTERM')
    expect(line.includes('\u001b[33m404\u001b[39m')).toBe(isColoured)
    expect((await server.ended()).stderr).toBe('')
  })
})

test('the banner says which options are on', async () => {
  const server = new Command('-p', '0', '--referee', '--rate-limit=200', '--account', 'acme')
  await server.said(/^with --rate-limit 200 --account acme --referee$/m)
  server.kill('SIGKILL')
})

test('the banner says which accounts there are, and what control endpoints want to be shown', async () => {
  const server = new Command(
    '-p',
    '0',
    '--accounts',
    'acme,beta',
    '--control-token',
    'known',
    '--now',
    '2026-03-14T09:00:00Z',
  )
  const url = await server.url()
  await server.said(/Accounts: http:\/\/acme\.localhost:\d+, http:\/\/beta\.localhost:\d+, and no others$/m)
  await server.said(/Control: {2}-H 'X-Fakedesk-Control: known' http/)
  const clock = await fetch(`${url}/_fakedesk/clock`, { headers: { 'X-Fakedesk-Control': 'known' } })
  expect(await clock.json()).toEqual({ now: '2026-03-14T09:00:00.000Z' })
  server.kill('SIGKILL')
})

test('no name of an account ends the process', async () => {
  const server = new Command('-p', '0')
  const url = await server.url()
  for (const name of ['My_Test', 'a', 'qa', 'a-', 'a'.repeat(64)]) {
    const { status } = await fetch(`${url}/api/v2/users/me`, { headers: { 'X-Fakedesk-Account': name } })
    expect(status).toBe(['a', 'qa'].includes(name) ? 200 : 404)
  }
  server.kill('SIGTERM')
  expect(await server.ended()).toMatchObject({ code: hasSignals ? 0 : null, stderr: '' })
})

test('--json logs lines of JSON', async () => {
  const server = new Command('--port', '0', '--json')
  const url = await server.url()
  await fetch(`${url}/api/v2/sessions`, { headers: admin })
  await server.said(/"type":"request"/)
  server.kill('SIGTERM')
  const { stdout } = await server.ended()
  const [listening, request] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(listening).toMatchObject({ type: 'listening', url })
  expect(request).toMatchObject({
    type: 'request',
    method: 'GET',
    path: '/api/v2/sessions',
    status: 200,
    operation: 'ListSessions',
    account: 'example',
    who: 'admin@example.com',
    answered_by: 'engine',
    reason: null,
  })
})

test.runIf(hasSignals)('a second ctrl-C does not wait for requests in flight', async () => {
  const server = new Command('--port', '0')
  const url = await server.url()
  const busy = connect(Number(new URL(url).port), '127.0.0.1')
  busy.on('error', () => {})
  busy.write('POST /access/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n')
  await fetch(`${url}/_fakedesk/health`)
  server.kill('SIGINT')
  while (await fetch(url).then(isAnswered, isRefused));
  server.kill('SIGINT')
  expect((await server.ended()).code).toBe(130)
})

const isAnswered = () => true
const isRefused = () => false

describe.runIf(hasSignals).each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('ends the process, idle connections and all', async () => {
    const server = new Command('--port', '0')
    const { port } = new URL(await server.url())
    const idle = connect(Number(port), '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    const closed = new Promise((resolve) => idle.once('close', resolve))
    idle.on('error', () => {})
    server.kill(signal)
    expect(await server.ended()).toMatchObject({ code: 0, stderr: '' })
    await closed
  })
})
