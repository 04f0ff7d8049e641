import { workKind } from '../../work/work.ts'

/** What time does to tickets: what is done is in `grow-old.ts`, which writes them. */
export const growOld = workKind<Record<string, never>>('grow_tickets_old')

/** A side conversation of a rule becomes a ticket: `open-side-ticket.ts`. */
export const openSideTicket = workKind<{
  readonly parent: number
  /** 0 for none. */
  readonly group: number
  readonly subject: string
  readonly text: string
}>('open_side_ticket')
