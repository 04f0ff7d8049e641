import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakedesk } from '../src/index.ts'
import { fakedesk } from './command.ts'
import { admin, bodyOf } from './credentials.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fakedesk-seed-'))
})
afterAll(() => rm(folder, { recursive: true }))

const size = ['--tickets', '120', '--users', '12']

test('writes a seed file that a server begins with, the same each time, and tells what to do with it', async () => {
  const [one, other] = [join(folder, 'one.json'), join(folder, 'other.json')]
  const { code, stdout, stderr } = await fakedesk('seed', ...size, '--account', 'acme', '--out', one)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(
    /one\.json: 120 tickets and 12 users in \d+ s; begin with them: fakedesk --seed .*one\.json\n$/,
  )
  await fakedesk('seed', ...size, '--account', 'acme', '--out', other)
  expect(await readFile(other, 'utf8')).toBe(await readFile(one, 'utf8'))
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  const { fakedesk: running, close } = await startFakedesk({ seed: one })
  await close()
  expect([running.defaultAccount, running.account().tickets.size]).toEqual(['acme', 120])
})

test('fills a state file that a server goes on with', async () => {
  const state = join(folder, 'kept.db')
  const { code, stdout } = await fakedesk('seed', ...size, '--state', state)
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('fakedesk --state') })
  expect((await readdir(folder)).filter((name) => name.startsWith('kept'))).toEqual(['kept.db'])
  const { url, close } = await startFakedesk({ state })
  const response = await fetch(`${url}/api/v2/tickets/count`, { headers: admin })
  expect((await bodyOf<{ count: { value: number } }>(response)).count.value).toBe(120)
  await close()
  const again = await fakedesk('seed', ...size, '--state', state)
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('it has the account example already') })
  const beside = await fakedesk('seed', '--tickets', '0', '--users', '3', '--state', state, '--account', 'beta')
  expect(beside).toMatchObject({ code: 0, stdout: expect.stringContaining('--account beta') })
  const both = await startFakedesk({ state, accounts: ['example', 'beta'] })
  expect(['example', 'beta'].map((name) => both.fakedesk.account(name).users.size)).toEqual([12, 3])
  await both.close()
})

test('goes to a pipe otherwise', async () => {
  const { code, stdout } = await fakedesk('seed', ...size)
  expect(code).toBe(0)
  expect(JSON.parse(stdout).tickets).toHaveLength(120)
})

describe('a mistake gets one line that says what to do', () => {
  test.each([
    ['both places', ['--out', 'a', '--state', 'b'], 'choose --out or --state'],
    ['no number', ['--tickets', 'many'], '--tickets many: give a whole number from 0'],
    ['a desk of one', ['--users', '1'], '--users 1: give a whole number from 2'],
    ['a time that is none', ['--until', 'now'], '--until now: give a time'],
    ['a time before all', ['--until', '1970-01-01T00:00:00Z'], '--until: give a time at least 465 days after 1970'],
    ['a folder that is not there', ['--out', '/nowhere/a.json'], 'there is no such folder'],
    ['a state file nowhere', ['--state', '/nowhere/a.db'], '--state /nowhere/a.db cannot be written'],
  ])('%s', async (_, options, message) => {
    const { code, stdout, stderr } = await fakedesk('seed', '--tickets', '1', ...options)
    expect(code).toBeGreaterThan(0)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^fakedesk: .*\n$/)
    expect(stderr).toContain(message)
  })
})
