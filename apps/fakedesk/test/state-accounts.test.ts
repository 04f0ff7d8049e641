import { createFakedesk, type FakedeskOptions, fixedClock } from '@fakedesk/core'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../src/state/open-database.ts'
import { stateFileOf } from '../src/state/state-file.ts'
import { admin, bodyOf } from './credentials.ts'
import { StateFolder } from './state-folder.ts'

const folder = new StateFolder()
afterAll(() => folder.remove())

/** A process of its own, as far as the file can tell: several may follow one another. */
async function opened(file: string, options: FakedeskOptions = {}) {
  const database = await openDatabase(file, '1.2.3')
  const bugs: string[] = []
  const fakedesk = createFakedesk({
    clock: () => fixedClock('2026-03-14T09:00:00Z'),
    onBug: (bug) => bugs.push(String(bug)),
    storage: stateFileOf(database, file),
    ...options,
  })
  const call = (method: string, url: string, body?: unknown, headers = {}) =>
    fakedesk.fetch(url.startsWith('http') ? url : `https://example.zendesk.com/api/v2/${url}`, {
      method,
      headers: { ...admin, 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const create = (name: string) => call('POST', 'organizations', { organization: { name } })
  const names = async () => {
    const { organizations } = await bodyOf<Told>(await call('GET', 'organizations'))
    return organizations.map(({ name }) => name)
  }
  /** No more can be written than what is written by now. */
  const fill = () => {
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
    database.exec(`PRAGMA max_page_count = ${pages}`)
  }
  const empty = () => database.exec('PRAGMA max_page_count = 1000000')
  return { database, fakedesk, bugs, call, create, names, fill, empty, close: () => database.close() }
}

interface Told {
  readonly organizations: readonly { readonly id: number; readonly name: string }[]
}

test('a clock that was only brought back is so for the next process, too', async () => {
  const file = folder.file()
  const first = await opened(file)
  await first.create('Kept')
  const account = first.fakedesk.account()
  const before = account.snapshot()
  account.clock.advance(86_400_000)
  account.restore(before)
  first.close()
  const second = await opened(file)
  expect(second.fakedesk.account().now).toBe('2026-03-14T09:00:00Z')
  second.close()
})

test('restored and forked accounts outlive the process', async () => {
  const file = folder.file()
  const first = await opened(file)
  await first.create('Kept')
  const before = first.fakedesk.account().snapshot()
  await first.create('Gone')
  first.fakedesk.account().restore(before)
  first.fakedesk.fork('example', 'copy')
  first.close()
  const second = await opened(file)
  expect(await second.names()).toContain('Kept')
  expect(await second.names()).not.toContain('Gone')
  const copied = await bodyOf<Told>(await second.call('GET', 'https://copy.zendesk.com/api/v2/organizations'))
  expect(copied.organizations.map(({ name }) => name)).toEqual(await second.names())
  second.close()
})

test('whoever still holds an account that was reset writes nothing to what is kept', async () => {
  const file = folder.file()
  const first = await opened(file)
  await first.create('First')
  const old = first.fakedesk.account()
  first.fakedesk.reset('example')
  await first.create('Second')
  old.commit(() => {
    for (const organization of old.organizations.rows) old.organizations.update(organization, { name: 'Stale' })
  })
  const names = await first.names()
  first.close()
  const second = await opened(file)
  expect(await second.names()).toEqual(names)
  expect(names).not.toContain('Stale')
  second.close()
})

test('uploaded bytes outlive the process', async () => {
  const file = folder.file()
  const bytes = Uint8Array.of(0, 1, 2, 253, 254, 255)
  const first = await opened(file)
  const sent = await first.fakedesk.fetch('https://example.zendesk.com/api/v2/uploads?filename=hub.bin', {
    method: 'POST',
    headers: { ...admin, 'Content-Type': 'application/binary' },
    body: bytes,
  })
  const { upload } = await bodyOf<{ upload: { attachment: { content_url: string } } }>(sent)
  first.close()
  const second = await opened(file)
  const found = await second.call('GET', upload.attachment.content_url)
  expect(new Uint8Array(await found.arrayBuffer())).toEqual(bytes)
  second.close()
})

test('an entity tag of one process never stands for another text in the next', async () => {
  const file = folder.file()
  const tags = new Set<string | null>()
  for (const name of ['First', 'Second', 'Third']) {
    const process = await opened(file)
    await process.create(name)
    const listed = await process.call('GET', 'organizations')
    tags.add(listed.headers.get('etag'))
    process.close()
  }
  expect(tags.size).toBe(3)
})

test('the subdomain of a brand leads to its account after a restart as before it', async () => {
  const file = folder.file()
  const first = await opened(file)
  const beta = 'https://beta.zendesk.com/api/v2'
  const made = await first.call('POST', `${beta}/brands`, { brand: { name: 'Shop', subdomain: 'betashop' } })
  expect(made.status).toBe(201)
  await first.call('POST', `${beta}/organizations`, { organization: { name: 'Of beta' } })
  first.close()
  const second = await opened(file)
  const { organizations } = await bodyOf<Told>(
    await second.call('GET', 'https://betashop.zendesk.com/api/v2/organizations'),
  )
  expect(organizations.map(({ name }) => name)).toContain('Of beta')
  second.close()
})

test('on a full disk people sign in and read, and a clock that cannot be kept does not move', async () => {
  const process = await opened(folder.file())
  await process.create('Kept')
  const account = process.fakedesk.account()
  account.clock.advance(86_400_000)
  const { now } = account
  process.database.exec('CREATE TABLE filler (text TEXT)')
  process.fill()
  expect(() => {
    for (let row = 0; row < 100; row++) process.database.exec(`INSERT INTO filler VALUES ('${'x'.repeat(3000)}')`)
  }).toThrow('full')
  expect(await process.names()).toContain('Kept')
  const refused = await process.call('POST', 'organizations', {
    organization: { name: 'Large', notes: 'x'.repeat(60_000) },
  })
  expect(refused.status).toBe(500)
  expect(await process.names()).not.toContain('Large')
  expect(account.now).toBe(now)
  process.empty()
  expect((await process.create('Later')).status).toBe(201)
  process.close()
})

test('a listener that refuses a commit has nothing kept of it', async () => {
  const file = folder.file()
  const first = await opened(file)
  await first.create('Kept')
  first.fakedesk.account().onCommit(() => {
    throw new Error('not that')
  })
  expect((await first.create('Refused')).status).toBe(500)
  first.close()
  const second = await opened(file)
  expect(await second.names()).not.toContain('Refused')
  second.close()
})
