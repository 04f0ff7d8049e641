import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { StoredTicket } from './ticket.ts'
import { visibleTickets } from './visible-tickets.ts'

/** No more are offered to choose from. */
const mostShown = 25

/** Problems whose subject holds the text, latest change first. */
export function problemsWith(account: Account, actor: Actor, text: string): readonly StoredTicket[] {
  const wanted = text.toLowerCase()
  const found: StoredTicket[] = []
  for (const problem of visibleTickets(account, actor).by('type', 'problem').ordered('updated_at', 'desc')) {
    if (problem.subject?.toLowerCase().includes(wanted)) found.push(problem)
    if (found.length === mostShown) break
  }
  return found
}
