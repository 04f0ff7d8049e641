import type { DatabaseSync } from 'node:sqlite'
import {
  type KeptAccount,
  type KeptCommit,
  readRecord,
  type Storage,
  type WholeAccount,
  writeRecord,
} from '@fakedesk/core'
import { openDatabase } from './open-database.ts'
import { refusalOf } from './refusals.ts'

/** Accounts in a file. */
export interface StateFile extends Storage {
  close(): void
}

/** Opens or makes a state file. Rejects with a `Refusal` that says in one line why it cannot be had. */
export async function openStateFile(file: string, version: string): Promise<StateFile> {
  return stateFileOf(await openDatabase(file, version), file)
}

/** The accounts in an open database; the file's name is for messages. */
export function stateFileOf(database: DatabaseSync, file: string): StateFile {
  const statements = statementsOf(database)

  /** All of it or nothing, before the answer leaves. */
  function transaction(work: () => void): void {
    statements.begin.run()
    try {
      work()
      statements.commit.run()
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw refusalOf(error, file)
    }
  }

  const names = () => statements.names.all().map(({ name }) => String(name))
  return {
    names,
    load: (subdomain) => load(statements, subdomain, file),
    write({ subdomain, began, version, state, records }: WholeAccount) {
      transaction(() => {
        forget(statements, subdomain)
        statements.putAccount.run(subdomain, began, JSON.stringify(state), version)
        for (const [collection, all] of records) {
          for (const record of all) statements.put.run(subdomain, collection, String(record.id), writeRecord(record))
        }
      })
    },
    append({ subdomain, version, state, changes }: KeptCommit) {
      transaction(() => {
        for (const change of latest(changes)) {
          const { name } = change.collection.definition
          if (change.after) statements.put.run(subdomain, name, idOf(change), writeRecord(change.after))
          else statements.remove.run(subdomain, name, idOf(change))
        }
        statements.setState.run(JSON.stringify(state), version, subdomain)
      })
    },
    forget(subdomain) {
      transaction(() => {
        for (const name of subdomain === undefined ? names() : [subdomain]) forget(statements, name)
      })
    },
    close: () => database.close(),
  }
}

type Statements = ReturnType<typeof statementsOf>

function statementsOf(database: DatabaseSync) {
  const records = database.prepare('SELECT record FROM records WHERE account = ? AND collection = ?')
  // A large account has many, and an object around each costs as much as reading it.
  records.setReturnArrays(true)
  return {
    records,
    begin: database.prepare('BEGIN'),
    commit: database.prepare('COMMIT'),
    names: database.prepare('SELECT name FROM accounts'),
    account: database.prepare('SELECT began, state, version FROM accounts WHERE name = ?'),
    putAccount: database.prepare('INSERT OR REPLACE INTO accounts (name, began, state, version) VALUES (?, ?, ?, ?)'),
    setState: database.prepare('UPDATE accounts SET state = ?, version = ? WHERE name = ?'),
    put: database.prepare('INSERT INTO records VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET record = excluded.record'),
    remove: database.prepare('DELETE FROM records WHERE account = ? AND collection = ? AND id = ?'),
    removeAll: database.prepare('DELETE FROM records WHERE account = ?'),
    removeAccount: database.prepare('DELETE FROM accounts WHERE name = ?'),
  }
}

function load({ account, records }: Statements, subdomain: string, file: string): KeptAccount | undefined {
  const found = account.get(subdomain)
  if (!found) return undefined
  const { began, version, state } = found
  return { began: Number(began), version: Number(version), state: JSON.parse(String(state)), records: read }

  function* read(collection: string): ReturnType<KeptAccount['records']> {
    try {
      for (const [record] of Object(records.iterate(subdomain, collection))) {
        // Written by `writeRecord` of a record of just this collection.
        yield readRecord(String(record)) as { id: number }
      }
    } catch (error) {
      throw refusalOf(error, file)
    }
  }
}

function forget({ removeAll, removeAccount }: Statements, subdomain: string): void {
  removeAll.run(subdomain)
  removeAccount.run(subdomain)
}

/** A record that a commit wrote several times is written once, as it was in the end. */
function latest(changes: KeptCommit['changes']): readonly Change[] {
  if (changes.length < 2) return changes
  const last = new Map<string, Change>()
  for (const change of changes) last.set(`${change.collection.definition.name} ${idOf(change)}`, change)
  return [...last.values()]
}

type Change = KeptCommit['changes'][number]

const idOf = ({ before, after }: Change) => String(Object(after ?? before).id)
