import { work } from '../../work/work.ts'
import { draftOf } from './change-ticket.ts'
import { finishDraft } from './finish-draft.ts'
import { theService } from './follow-people.ts'
import { setStatus } from './read-status.ts'
import { archiveClosed, closeSolved } from './ticket-works.ts'
import { viaOf } from './via.ts'

/** Closes a ticket that has stayed solved; one that was opened and solved again has its time before it. */
export const closeSolvedWork = work<{ readonly ticket: number; readonly solved_at: string }>({
  ...closeSolved,
  run(account, { ticket: id, solved_at }) {
    const ticket = account.tickets.get(id)
    if (ticket?.status !== 'solved' || ticket.deletion || ticket.solved_at !== solved_at) return
    const draft = draftOf({ account, actor: theService, via: viaOf('system'), metadata: { client: null } }, ticket)
    setStatus(draft, 'closed')
    finishDraft(draft)
  },
})

/** No audit tells of it, and nothing has changed. */
export const archiveClosedWork = work<{ readonly ticket: number }>({
  ...archiveClosed,
  run(account, { ticket: id }) {
    const ticket = account.tickets.get(id)
    if (ticket?.status === 'closed' && !ticket.deletion) account.tickets.update(ticket, { archived: true })
  },
})
