import type { SuspendedTicket } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Looking } from '../../account/looking.ts'
import { ZendeskError } from '../../errors.ts'
import { deliver } from '../../mail/deliver.ts'
import { senderOf } from '../../mail/sender.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { StoredUser } from '../users/user.ts'
import type { StoredSuspendedTicket } from './suspended-ticket.ts'

/** Makes of a held mail what it was meant for: a comment on the ticket that it answers, or a ticket. Throws `invalid`. */
export function recover(account: Account, held: StoredSuspendedTicket, author?: StoredUser): StoredTicket {
  const by = author ?? senderOf(account, held.from)
  const answered = account.tickets.get(held.ticket_id)
  const { ticket } = deliver(account, held, by, answered?.deletion ? undefined : answered)
  account.suspendedTickets.delete(held)
  return ticket
}

interface Recovered {
  readonly tickets: readonly StoredTicket[]
  /** Those that could not be recovered, with the reason; they are held still. */
  readonly failures: readonly SuspendedTicket[]
}

/** Recovers each by itself: what fails is held still, and knows why. */
export function recoverEach(looking: Looking, held: readonly StoredSuspendedTicket[], author?: StoredUser): Recovered {
  const { account } = looking
  const tickets: StoredTicket[] = []
  const failures: SuspendedTicket[] = []
  for (const one of held) {
    try {
      tickets.push(account.commit(() => recover(account, one, author)))
    } catch (error) {
      if (!(error instanceof ZendeskError)) throw error
      const failed = account.suspendedTickets.update(one, { error_messages: [error.body] })
      failures.push(account.suspendedTickets.show(failed, looking))
    }
  }
  return { tickets, failures }
}
