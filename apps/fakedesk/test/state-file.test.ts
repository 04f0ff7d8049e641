import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createFakedesk, fixedClock } from '@fakedesk/core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { bringForward, format } from '../src/state/format.ts'
import { openDatabase } from '../src/state/open-database.ts'
import { stateFileOf } from '../src/state/state-file.ts'
import { Command, fakedesk } from './command.ts'
import { admin, bodyOf } from './credentials.ts'
import { StateFolder } from './state-folder.ts'

const folder = new StateFolder()
afterAll(() => folder.remove())
const newFile = () => folder.file()

const servers: RunningFakedesk[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(state: string): Promise<RunningFakedesk> {
  const running = await startFakedesk({ state, clock: () => fixedClock('2026-03-14T09:00:00Z') })
  servers.push(running)
  return running
}

async function stop(running: RunningFakedesk): Promise<void> {
  servers.splice(servers.indexOf(running), 1)
  await running.close()
}

const json = { ...admin, 'Content-Type': 'application/json' }

/** What these tests read of answers. */
interface Told {
  readonly organization: { readonly id: number; readonly name: string }
  readonly organizations: readonly { readonly name: string }[]
  readonly job_status: { readonly id: string }
}

async function ask(url: string, method: string, path: string, body?: unknown) {
  const init = { method, headers: json, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await fetch(`${url}/api/v2/${path}`, init)
  return bodyOf<Told>(response)
}

test('records, time, chance and work in progress outlive the process', async () => {
  const file = newFile()
  const first = await start(file)
  const kept = await ask(first.url, 'POST', 'organizations', { organization: { name: 'Kept' } })
  const gone = await ask(first.url, 'POST', 'organizations', { organization: { name: 'Gone' } })
  await fetch(`${first.url}/api/v2/organizations/${gone.organization.id}`, { method: 'DELETE', headers: admin })
  const names = ['One', 'Two', 'Three']
  const { job_status: job } = await ask(first.url, 'POST', 'organizations/create_many', {
    organizations: names.map((name) => ({ name })),
  })
  first.fakedesk.account().clock.advance(106)
  const before = await ask(first.url, 'GET', 'organizations')
  expect((await ask(first.url, 'GET', `job_statuses/${job.id}`)).job_status).toMatchObject({ progress: 1 })
  const snapshot = first.fakedesk.account().snapshot()
  await stop(first)

  const second = await start(file)
  expect(await ask(second.url, 'GET', 'organizations')).toEqual(withHost(before, second.url))
  expect(second.fakedesk.account().state).toEqual(snapshot.state)
  expect(second.fakedesk.account().changesSince(snapshot)).toEqual([])
  second.fakedesk.account().clock.advance(1000)
  expect((await ask(second.url, 'GET', `job_statuses/${job.id}`)).job_status).toMatchObject({ status: 'completed' })
  expect((await ask(second.url, 'GET', 'organizations')).organizations.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Kept', ...names]),
  )
  expect(kept.organization.name).toBe('Kept')
})

function withHost(body: unknown, url: string): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, url))
}

test('only accounts that were written to are kept, and a reset keeps them no more', async () => {
  const file = newFile()
  const first = await start(file)
  await ask(first.url, 'GET', 'users')
  expect(names(file)).toEqual([])
  await ask(first.url, 'POST', 'organizations', { organization: { name: 'Kept' } })
  first.fakedesk.reset()
  await stop(first)
  expect(names(file)).toEqual([])
  const second = await start(file)
  expect((await ask(second.url, 'GET', 'organizations')).organizations).not.toContainEqual(
    expect.objectContaining({ name: 'Kept' }),
  )
})

/** What the file has once nobody holds it; a second connection is refused while somebody does. */
function names(file: string): readonly string[] {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 0 })
    const all = database.prepare('SELECT name FROM accounts').all()
    database.close()
    return all.map(({ name }) => String(name))
  } catch {
    return []
  }
}

describe('a file that cannot be had is refused in a line, and left as it is:', () => {
  const refusal = async (file: string) => {
    const { code, stderr } = await fakedesk('serve', '--port', '0', '--state', file)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(code).not.toBe(0)
    return stderr
  }

  test.each<[string, (file: string) => void, RegExp]>([
    ['a text', (file) => writeFileSync(file, 'users:\n  - { name: Rosa }\n'.repeat(50)), /no state file of Fakedesk/],
    ['a database of something else', (file) => foreignDatabase(file), /no state file of Fakedesk/],
    [
      'one of a newer format',
      (file) => stateFile(file, `PRAGMA user_version = ${format + 1}`),
      /newer than this Fakedesk/,
    ],
    ['one that is cut short', (file) => cutShort(file), /cut short or damaged/],
  ])('%s', async (_, make, reason) => {
    const file = newFile()
    make(file)
    const before = readFileSync(file)
    expect(await refusal(file)).toMatch(reason)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('one in a folder that is not', async () => {
    expect(await refusal(join(folder.path, 'none', 'state.db'))).toMatch(/cannot be written/)
  })

  test('a folder', async () => {
    expect(await refusal(folder.path)).toMatch(/is no file/)
  })

  test('one that another process has', async () => {
    const file = newFile()
    const first = new Command('serve', '--port', '0', '--state', file)
    await first.url()
    expect(await refusal(file)).toMatch(/in use by another process/)
    first.kill('SIGTERM')
    await first.ended()
  })
})

function foreignDatabase(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE songs (title TEXT)')
  database.close()
}

function stateFile(file: string, sql: string, to = format): void {
  const database = new DatabaseSync(file)
  bringForward(database, to)
  database.exec(sql)
  database.close()
}

function cutShort(file: string): void {
  stateFile(file, `INSERT INTO accounts (name, began, state) VALUES ('a', 0, '${'x'.repeat(50_000)}')`)
  truncateSync(file, statSync(file).size - 8192)
}

test('a file of an older format is brought forward', async () => {
  const file = newFile()
  const put = "INSERT INTO records VALUES ('old', 'users', '1', '{\"id\":1}')"
  stateFile(file, `INSERT INTO accounts VALUES ('old', 0, '{}'); ${put}`, 1)
  const database = await openDatabase(file, '1.2.3')
  expect(database.prepare('SELECT version FROM written_by').get()).toEqual({ version: '1.2.3' })
  const state = stateFileOf(database, file)
  expect(state.names()).toEqual(['old'])
  expect([...(state.load('old')?.records('users') ?? [])]).toEqual([{ id: 1 }])
  database.close()
})

test('a full disk refuses the write, and nothing else', async () => {
  const file = newFile()
  const database = await openDatabase(file, '1.2.3')
  const bugs: unknown[] = []
  const desk = createFakedesk({ storage: stateFileOf(database, file), onBug: (bug) => bugs.push(bug) })
  const call = (method: string, path: string, body?: unknown) =>
    desk.fetch(`https://example.zendesk.com/api/v2/${path}`, {
      method,
      headers: json,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const write = (name: string) => call('POST', 'organizations', { organization: { name, notes: 'x'.repeat(60_000) } })
  expect((await write('First')).status).toBe(201)
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
  database.exec(`PRAGMA max_page_count = ${pages + 4}`)
  const statuses = [(await write('Second')).status, (await write('Third')).status]
  expect(statuses).toContain(500)
  expect(String(bugs[0])).toMatch(/the disk is full/)
  const listed = (await bodyOf<Told>(await call('GET', 'organizations'))).organizations
  expect(listed.filter(({ name }) => name === 'Third')).toEqual([])
  database.exec('PRAGMA max_page_count = 100000')
  expect((await write('Third')).status).toBe(201)
  database.close()
})
