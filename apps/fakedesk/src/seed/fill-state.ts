import { createFakedesk, type Seed } from '@fakedesk/core'
import { Refusal } from '../refusal.ts'
import { openStateFile } from '../state/state-file.ts'
import { version } from '../version.ts'
import type { OutgoingSeed } from './write-seed.ts'

/** Tickets that are put in by one commit. */
const atATime = 1000

/** Puts the seed into a state file as an account of its own. Throws `Refusal`, also where the account is there already. */
export async function fillState(
  file: string,
  { world, tickets, account = 'example', onTicket }: OutgoingSeed,
): Promise<void> {
  const storage = await openStateFile(file, version())
  try {
    if (storage.names().includes(account)) {
      throw new Refusal(
        `--state ${file}: it has the account ${account} already; name another with --account, or another file`,
      )
    }
    const fakedesk = createFakedesk({ seed: world, defaultAccount: account, storage })
    try {
      let done = 0
      for (const some of inParts(tickets())) {
        fakedesk.seed({ tickets: some }, account)
        done += some.length
        onTicket(done)
      }
      // What begins with no ticket is to be kept, too.
      if (done === 0)
        storage.write({ ...fakedesk.account(account).snapshot(), began: fakedesk.now(account), version: 1 })
    } catch (error) {
      storage.forget(account)
      throw error
    }
  } finally {
    storage.close()
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
