import { existsSync, renameSync, rmSync } from 'node:fs'
import { createFakedesk, type Seed } from '@fakedesk/core'
import { Refusal } from '../refusal.ts'
import { openStateFile, type StateFile } from '../state/state-file.ts'
import { version } from '../version.ts'
import type { OutgoingSeed } from './write-seed.ts'

/** Tickets that are put in by one commit. */
const atATime = 1000

/**
 * Puts the seed into a state file as an account of its own. A new file is there once it is whole; of one that is there, the
 * account is taken out again if something goes wrong. Throws `Refusal`, also where the file has the account already.
 */
export async function fillState(file: string, seed: OutgoingSeed): Promise<void> {
  if (existsSync(file)) return fill(file, seed)
  const unfinished = `${file}.part`
  forget(unfinished)
  try {
    await fill(unfinished, seed)
    renameSync(unfinished, file)
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.message.replaceAll(unfinished, file), error.exitCode)
    throw error
  } finally {
    forget(unfinished)
  }
}

/** With the log that SQLite may have left beside it. */
function forget(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
}

async function fill(file: string, seed: OutgoingSeed): Promise<void> {
  const storage = await openStateFile(file, version())
  try {
    const { account = 'example' } = seed
    if (storage.names().includes(account)) {
      throw new Refusal(
        `--state ${file}: it has the account ${account} already; name another with --account, or another file`,
      )
    }
    put(storage, account, seed)
  } finally {
    storage.close()
  }
}

function put(storage: StateFile, account: string, { world, tickets, onTicket }: OutgoingSeed): void {
  const fakedesk = createFakedesk({ seed: world, defaultAccount: account, storage })
  let done = 0
  try {
    for (const some of inParts(tickets())) {
      fakedesk.seed({ tickets: some }, account)
      done += some.length
      onTicket(done)
    }
    // What begins with no ticket is to be kept, too.
    if (done === 0) storage.write({ ...fakedesk.account(account).snapshot(), began: fakedesk.now(account), version: 1 })
  } catch (error) {
    storage.forget(account)
    throw error
  }
}

type Tickets = NonNullable<Seed['tickets']>

function* inParts(tickets: Iterable<Tickets[number]>): Generator<Tickets> {
  let part: Tickets[number][] = []
  for (const ticket of tickets) {
    part.push(ticket)
    if (part.length < atATime) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}
