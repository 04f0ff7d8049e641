import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { demand } from '../../account/permissions.ts'
import { notRecovered } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import { readNumericIds } from '../../read-ids.ts'
import { logExport } from '../audit-logs/log-entry.ts'
import { sendNotice } from '../email-notifications/send-notice.ts'
import { startRecovery } from './bulk-recover.ts'
import { copyFiles } from './copy-files.ts'
import { discardHeld } from './hold-back.ts'
import { recoverEach } from './recover.ts'

export const suspendedTicketsOperations = {
  ListSuspendedTickets: (call) => heldFor(call).rows,
  ShowSuspendedTickets: (call) => {
    const suspended = heldFor(call)
    return { suspended_tickets: [suspended.show(suspended.find(call.path.id), call)] }
  },
  RecoverSuspendedTicket: (call) => {
    const { account, actor, path } = call
    // The agent who calls becomes the requester (docs: Suspended Tickets).
    const author = account.users.get(actor.id)
    const held = heldFor(call).find(path.id)
    const { tickets, failures } = recoverEach(call, [held], author)
    const [failure] = failures
    if (failure)
      throw notRecovered(failures, () => heldFor(call).update(held, { error_messages: failure.error_messages }))
    return { ticket: tickets.map((ticket) => account.tickets.show(ticket, call)) }
  },
  RecoverSuspendedTickets: (call) => {
    const { account, query } = call
    const { tickets, failures } = recoverEach(call, heldFor(call).rows.known(readNumericIds(query.ids, 'ids')))
    return {
      tickets: tickets.map((ticket) => account.tickets.show(ticket, call)),
      ...(failures.length > 0 && { suspended_tickets: failures }),
    }
  },
  BulkRecoverSuspendedTickets: (call) => {
    const ids = heldFor(call)
      .rows.known(readNumericIds(call.query.ids, 'ids'))
      .map(({ id }) => id)
    return startRecovery(call.account, call.actor, { ids, author: call.body?.author })
  },
  DeleteSuspendedTicket: (call) => discardHeld(call.account, heldFor(call).find(call.path.id)),
  DeleteSuspendedTickets: (call) => {
    for (const held of heldFor(call).rows.known(readNumericIds(call.query.ids, 'ids'))) discardHeld(call.account, held)
  },
  SuspendedTicketsAttachments: (call) => {
    const { account, actor, query } = call
    const upload = copyFiles(account, actor, heldFor(call).find(query.id ?? 0))
    return { upload: account.uploads.show(upload, call) }
  },
  ExportSuspendedTickets: (call) => {
    heldFor(call)
    logExport(call.account, { source_id: null, source_type: 'suspended_ticket', source_label: 'Suspended tickets' })
    if (call.actor.id !== null) sendNotice(call.account, 'export', call.actor.id)
    return { export: { view_id: 'suspended', status: 'enqueued' } }
  },
} satisfies Handlers<'suspended-tickets'>

/** The mails that were held back. Throws `forbidden` for agents who do not see to them. */
function heldFor({ account, actor }: { readonly account: Account; readonly actor: Actor }) {
  demand(account, actor, 'manage_suspended_tickets')
  return account.suspendedTickets
}
