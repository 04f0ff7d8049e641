import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../refusal.ts'
import { headerOf, refuseByHeader } from './file-header.ts'
import { applicationId, bringForward, formatOf } from './format.ts'
import { damaged, foreign, refusalOf, refuseNewer } from './refusals.ts'

/**
 * Opens a state file for this process alone, and makes it if there is none. Throws `Refusal` for one that another
 * process has, a foreign, newer or truncated one, and a place that cannot be written; none of these is touched.
 */
export async function openDatabase(given: string, version: string): Promise<DatabaseSync> {
  const { DatabaseSync } = await import('node:sqlite')
  // SQLite has meanings of its own for names such as `:memory:`.
  const file = resolve(given)
  const header = headerOf(file, given)
  if (header) refuseByHeader(header, given)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    prepare(database, { file: given, version, hasLog: existsSync(`${file}-wal`) })
    return database
  } catch (error) {
    database?.close()
    throw error instanceof Refusal ? error : refusalOf(error, given)
  }
}

interface Opening {
  readonly file: string
  readonly version: string
  /** Whether the process that had the file before ended without closing it. */
  readonly hasLog: boolean
}

function prepare(database: DatabaseSync, { file, version, hasLog }: Opening): void {
  // The lock is the operating system's: it ends with the process, however that ends.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT')
  const mark = database.prepare('PRAGMA application_id').get()?.application_id
  const isNew = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables === 0
  if (!isNew && mark !== applicationId) throw foreign(file)
  refuseNewer(formatOf(database), file)
  if (hasLog && !isSound(database)) throw damaged(file)
  // Ahead of the log, so that the file itself says from its first moment whose it is.
  if (isNew) bringForward(database)
  // With a log written ahead, a killed process loses nothing; only a failing machine could lose the latest writes.
  // The log is written back every 32 MB, which takes the disk some milliseconds.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000')
  bringForward(database)
  database.exec('BEGIN; DELETE FROM written_by')
  database.prepare('INSERT INTO written_by VALUES (?)').run(version)
  database.exec('COMMIT')
}

/** A log can hold pages that the file does not have yet, so that its size tells nothing. */
function isSound(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok'
}
