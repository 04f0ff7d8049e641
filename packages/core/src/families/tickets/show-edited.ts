import type { Call } from '../../operation.ts'
import type { Edited } from './finish-draft.ts'

/** The ticket as the caller sees it, and the audit of what was done. */
export function showEdited(
  call: Pick<Call<'UpdateTicket'>, 'account' | 'actor' | 'origin'>,
  { ticket, audit }: Edited,
) {
  const { tickets, audits } = call.account
  return { ticket: tickets.show(ticket, call), audit: audit && audits.show(audit, call) }
}
