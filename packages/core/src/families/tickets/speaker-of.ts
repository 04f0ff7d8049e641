import type { Account } from '../../account/account.ts'
import { isTeamMember } from '../../account/actor.ts'
import type { StoredTicket } from './ticket.ts'

interface Said {
  readonly account: Account
  readonly actor?: { readonly id: number | null }
  readonly ticket: StoredTicket
}

/** Who of the team speaks for a rule: whoever makes the change, else the ticket's assignee, else the account's owner. */
export function speakerOf({ account, actor, ticket }: Said): number {
  const speaker = [actor?.id, ticket.assignee_id].find((id) => isTeamMember(account.users.get(id)))
  if (speaker != null) return speaker
  const admins = [...account.users.by('role', 'admin').by('active', true)]
  return (admins.find(({ is_owner }) => is_owner) ?? admins[0])?.id ?? ticket.submitter_id ?? -1
}
