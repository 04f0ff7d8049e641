import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../refusal.ts'
import { applicationId, bringForward, format, formatOf } from './format.ts'

/**
 * Opens a state file for this process alone, and makes it if there is none. Throws `Refusal` for one that another
 * process has, a foreign, newer or truncated one, and a place that cannot be written; none of these is touched.
 */
export async function openDatabase(file: string, version: string): Promise<DatabaseSync> {
  const { DatabaseSync } = await import('node:sqlite')
  refuseForeign(file)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    prepare(database, file, version)
    return database
  } catch (error) {
    database?.close()
    throw error instanceof Refusal ? error : refusalOf(error, file)
  }
}

function prepare(database: DatabaseSync, file: string, version: string): void {
  // The lock is the operating system's: it ends with the process, however that ends.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT')
  const mark = database.prepare('PRAGMA application_id').get()?.application_id
  const isNew = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables === 0
  if (!isNew && mark !== applicationId) throw foreign(file)
  const found = formatOf(database)
  if (found > format) {
    throw new Refusal(
      `--state ${file}: its format ${found} is newer than this Fakedesk, which reads ${format}; update it`,
    )
  }
  // With a log written ahead, a killed process loses nothing; only a failing machine could lose the latest writes.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  bringForward(database)
  database.exec('DELETE FROM written_by')
  database.prepare('INSERT INTO written_by VALUES (?)').run(version)
}

const sqliteHeader = 'SQLite format 3\0'

/** Looks at the first bytes ahead of SQLite, which would take a file of nothing for a new one. */
function refuseForeign(file: string): void {
  if (!existsSync(file)) return
  const { size, isFile } = { size: statSync(file).size, isFile: statSync(file).isFile() }
  if (!isFile) throw new Refusal(`--state ${file} is no file; name a file, which is made if there is none`)
  if (size === 0) return
  const head = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head)
  } finally {
    closeSync(handle)
  }
  if (head.toString('latin1', 0, 16) !== sqliteHeader) throw foreign(file)
  if (size < head.readUInt16BE(16) * head.readUInt32BE(28)) throw damaged(file)
}

const foreign = (file: string) => new Refusal(`--state ${file} is no state file of Fakedesk; it was left as it is`)

const damaged = (file: string) =>
  new Refusal(`--state ${file} is cut short or damaged; it was left as it is: restore it, or name another file`)

/** Codes of SQLite (sqlite.org/rescode.html), by their lowest byte. */
export function refusalOf(error: unknown, file: string): unknown {
  const { code, errcode, message } = Object(error)
  if (code !== 'ERR_SQLITE_ERROR') return error
  switch (errcode & 0xff) {
    case 5:
    case 6:
      return new Refusal(`--state ${file} is in use by another process; stop that one, or name another file`, 1)
    case 8:
    case 14:
    case 3:
      return new Refusal(`--state ${file} cannot be written: give a file in a folder that this user may write to`, 1)
    case 10:
    case 13:
      return new Refusal(`--state ${file}: the disk is full or fails (${message}); nothing was lost so far`, 1)
    case 11:
    case 26:
      return damaged(file)
    default:
      return new Refusal(`--state ${file}: ${message}`, 1)
  }
}
