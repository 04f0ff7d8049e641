import type { TicketEvent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import { ofSupport, type Scope } from '../tickets/support-type.ts'
import { presentTicketEvent } from './present-ticket-event.ts'

/** Every change of every ticket, by its time: the audits, in the form of the export. */
export function ticketEvents({ audits }: Account, scope: Scope = {}): Rows<StoredAudit, TicketEvent> {
  return inOtherLook(
    ofSupport(audits.rows, scope).ordered('created_at'),
    (audit) => JSON.stringify(presentTicketEvent(audit)),
    { collection: { definition: { name: 'ticket_events' } } },
  )
}
