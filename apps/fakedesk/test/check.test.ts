import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { fakedesk } from './command.ts'

const sessions = ['--operation', 'ListSessions', '--operation', 'ShowSession']

describe('a server that holds to the specification', () => {
  let running: RunningFakedesk
  beforeAll(async () => {
    running = await startFakedesk()
  })
  afterAll(() => running.close())

  test('passes, signed by the admin of the default world', async () => {
    const { code, stdout } = await fakedesk('check', '--target', running.url, ...sessions)
    expect([code, stdout]).toEqual([0, `${running.url}: passed 2, failed 0, not checked 0, skipped 0\n`])
  })

  test('may be given by the address of its API, and lists what has passed', async () => {
    const { code, stdout, stderr } = await fakedesk('check', '--target', `${running.url}/api/v2`, '--list', ...sessions)
    expect([code, stderr]).toEqual([0, '']) // progress is for terminals
    expect(stdout).toContain('passed ListSessions (GET /api/v2/sessions) 200\n')
  })

  test('passes nothing that its stand-in answered', async () => {
    const { code, stdout } = await fakedesk('check', '--target', running.url, '--operation', 'ListResourceCollections')
    expect([code, stdout]).toEqual([2, expect.stringContaining("not checked 1, an example of the specification's own")])
  })

  test('may be asked with other credentials', async () => {
    const args = ['check', '--target', running.url, '--bearer', 'agent-oauth-token', ...sessions]
    expect((await fakedesk(...args)).code).toBe(0)
    expect(running.fakedesk.account().users.by('role', 'agent').size).toBeGreaterThan(0)
  })

  test('refuses the wrong ones, with exit code 2', async () => {
    const args = ['check', '--target', running.url, '--user', 'admin@example.com', '--password', 'wrong', ...sessions]
    const { code, stdout } = await fakedesk(...args)
    expect([code, stdout]).toEqual([2, expect.stringContaining('does not accept these credentials')])
  })

  test('is reported as JUnit, JSON or for GitHub', async () => {
    const junit = await fakedesk('check', '--target', running.url, '--format', 'junit', ...sessions)
    expect(junit.stdout).toMatch(/^<\?xml/)
    const json = await fakedesk('check', '--target', running.url, '--format', 'json', ...sessions)
    expect(JSON.parse(json.stdout)).toMatchObject({ exit_code: 0, counts: { passed: 2 } })
    const github = await fakedesk('check', '--target', running.url, '--format', 'github', ...sessions)
    expect(github.stdout).toMatch(/^::notice /)
  })
})

describe('a server that does not', () => {
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end('{"sessions":[{"id":"one"}]}')
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('fails, with exit code 1 and the breaches', async () => {
    const { port } = server.address() as AddressInfo // It listens on a port, not on a pipe.
    const { code, stdout } = await fakedesk(
      'check',
      '--target',
      `http://127.0.0.1:${port}`,
      '--operation',
      'ListSessions',
    )
    expect(code).toBe(1)
    expect(stdout).toContain('failed ListSessions (GET /api/v2/sessions)')
  })
})

test.each([
  [[], 'check needs a server: fakedesk check --target http://127.0.0.1:4010'],
  [['--target', 'http://127.0.0.1:1', '--format', 'pdf'], '--format pdf: choose text, json, junit, github'],
])('%j is refused', async (args, message) => {
  expect(await fakedesk('check', ...args)).toEqual({ code: 2, stdout: '', stderr: `fakedesk: ${message}\n` })
})
