import type { Account } from '../../account/account.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import type { SlaChange } from '../ticket-slas/ticket-sla.ts'
import type { StoredTicket } from './ticket.ts'

/** A change of a ticket that has been written. */
export interface WrittenEdit {
  readonly account: Account
  /** Undefined for a new ticket. */
  readonly before: StoredTicket | undefined
  readonly after: StoredTicket
  readonly audit: StoredAudit
  readonly isImport: boolean
  /** What has become of the ticket's SLAs, where it has some. */
  readonly sla?: SlaChange | undefined
}
