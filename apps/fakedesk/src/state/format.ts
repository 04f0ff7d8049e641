import type { DatabaseSync } from 'node:sqlite'

/** Marks the file as ours, in SQLite's own place for it: `FDSK`. */
export const applicationId = 0x4644534b

/** Each brings a file of the format before to the next; a new file goes through all of them. Never changed, only added to. */
const migrations: readonly string[] = [
  `CREATE TABLE accounts (name TEXT PRIMARY KEY, began INTEGER NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE records (
     account TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL,
     PRIMARY KEY (account, collection, id)
   ) WITHOUT ROWID;`,
  // Who wrote the file last, for whoever has to find out what is wrong with one.
  'CREATE TABLE written_by (version TEXT NOT NULL);',
  // How far each account's commits have come: entity tags of one process must not come back in the next.
  'ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 0;',
  // Records one after another as they are written, beside their keys: a commit touches fewer pages.
  `CREATE TABLE kept (
     account TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL,
     PRIMARY KEY (account, collection, id)
   );
   INSERT INTO kept SELECT account, collection, id, record FROM records;
   DROP TABLE records;
   ALTER TABLE kept RENAME TO records;`,
]

/** The format that is written. */
export const format = migrations.length

export function formatOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version)
}

/** Brings the file forward to a format, the newest unless another is wanted; all or nothing. */
export function bringForward(database: DatabaseSync, to = format): void {
  database.exec('BEGIN')
  try {
    for (const migration of migrations.slice(formatOf(database), to)) database.exec(migration)
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${to}; COMMIT`)
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
