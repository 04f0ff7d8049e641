import type { Call } from '../../operation.ts'
import { findTicket } from './visible-tickets.ts'

/** The people in copy of a ticket, of one kind. */
export function peopleOf(
  { account, actor, path }: Pick<Call<'ListTicketFollowers'>, 'account' | 'actor' | 'path'>,
  kind: 'collaborator_ids' | 'follower_ids' | 'email_cc_ids',
) {
  const ids = findTicket(account, actor, path.ticket_id)[kind]
  return account.users.list(ids.flatMap((id) => account.users.get(id) ?? []))
}
