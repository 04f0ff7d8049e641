import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { refuse } from '../../validation.ts'
import { job } from '../job-statuses/define-job.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { findGivenUser } from '../users/change-user.ts'
import { recover } from './recover.ts'

interface Given {
  readonly ids: readonly number[]
  /** Who is to be the requester instead of the sender. */
  readonly author?: { readonly id?: number | undefined; readonly email?: string | undefined } | undefined
}

export interface Recovery {
  readonly id: number
  readonly authorId: number | null
}

/** Recovers the mails in the background. Throws `invalid` for an author whom nobody knows. */
export function startRecovery(account: Account, actor: Actor, { ids, author }: Given) {
  const found = author && (account.users.get(author.id) ?? findGivenUser(account, author))
  if (author && !found) refuse('Author: is invalid', 'author', 'InvalidValue')
  const items = ids.map((id) => ({ id, authorId: found?.id ?? null }))
  return startJob(account, actor, recoverSuspendedTicketsJob, items)
}

export const recoverSuspendedTicketsJob = job<Recovery>({
  kind: 'recover_suspended_tickets',
  type: 'Bulk Recover Suspended Ticket',
  verb: 'Recovering suspended ticket',
  failure: 'SuspendedTicketRecoverFailed',
  idOf: ({ id }) => id,
  item({ account }, { id, authorId }) {
    const ticket = recover(account, account.suspendedTickets.find(id), account.users.get(authorId))
    return { id: ticket.id, action: 'recover', status: 'Recovered', success: true }
  },
})
