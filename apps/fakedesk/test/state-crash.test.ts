import { chmodSync, copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../src/state/open-database.ts'
import { CrashStory } from './crash-story.ts'
import { StateFolder } from './state-folder.ts'

const folder = new StateFolder()
afterAll(() => folder.remove())

const rowsIn = async (file: string) => {
  const database = await openDatabase(file, '1.2.3')
  const found = database.prepare('SELECT count(*) AS rows FROM records').get()
  database.close()
  return Number(found?.rows)
}

/** What a killed process leaves: a file with 10 rows in it, and 300 more in its log. */
async function left(): Promise<string> {
  const [file, copy] = [folder.file(), folder.file()]
  const database = await openDatabase(file, '1.2.3')
  const insert = database.prepare('INSERT INTO records VALUES (?, ?, ?, ?)')
  const fill = (from: number, to: number) => {
    for (let row = from; row < to; row++) insert.run('a', 'users', `${row}`, 'x'.repeat(900))
  }
  fill(0, 10)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0')
  fill(10, 310)
  for (const end of ['', '-wal']) copyFileSync(file + end, copy + end)
  database.close()
  return copy
}

describe('after a kill', () => {
  test('what stands in the log is there', async () => {
    expect(await rowsIn(await left())).toBe(310)
  })

  test('a file whose log was being written back into it is whole', async () => {
    const file = await left()
    const bytes = readFileSync(file)
    // The first page goes first, and tells a size that the file does not have yet.
    bytes.writeUInt32BE(bytes.readUInt32BE(28) + 60, 28)
    writeFileSync(file, bytes)
    expect(await rowsIn(file)).toBe(310)
  })

  test('a log whose last commit was cut off gives all commits before it', async () => {
    const file = await left()
    truncateSync(`${file}-wal`, statSync(`${file}-wal`).size - 100)
    expect(await rowsIn(file)).toBe(309)
  })

  test('a file that has lost more than its log has is refused', async () => {
    const file = await left()
    const database = await openDatabase(file, '1.2.3')
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.exec('PRAGMA wal_autocheckpoint = 0')
    database.exec("UPDATE written_by SET version = 'x'")
    const copy = folder.file()
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end)
    database.close()
    truncateSync(copy, statSync(copy).size / 2)
    await expect(openDatabase(copy, '1.2.3')).rejects.toThrow('cut short or damaged')
  })
})

test('names that mean something else to SQLite are names of files', async () => {
  const file = join(folder.path, ':memory:')
  const before = process.cwd()
  try {
    process.chdir(folder.path)
    ;(await openDatabase(':memory:', '1.2.3')).close()
  } finally {
    process.chdir(before)
  }
  expect(statSync(file).size).toBeGreaterThan(0)
})

test('one file is had once, in one process too', async () => {
  const file = folder.file()
  const first = await openDatabase(file, '1.2.3')
  await expect(openDatabase(file, '1.2.3')).rejects.toThrow('in use by another process')
  first.close()
})

// Whoever is root may write anywhere.
test.skipIf(process.getuid?.() === 0 && process.platform !== 'linux')(
  'a folder that cannot be written to is told in a line',
  async () => {
    const readOnly = join(folder.path, 'read-only')
    mkdirSync(readOnly)
    chmodSync(readOnly, 0o555)
    const place = process.getuid?.() === 0 ? '/proc' : readOnly
    await expect(openDatabase(join(place, 'state.db'), '1.2.3')).rejects.toThrow('cannot be written')
  },
)

test('servers that are killed in the middle of writes lose nothing that they acknowledged, and jobs go on', async () => {
  const story = new CrashStory(folder.file())
  for (const patience of [150, 60, 220, 0]) await story.round(patience)
  expect(story.acknowledged).toBeGreaterThan(0)
  expect(story.interruptedJobs).toBeGreaterThan(0)
})
