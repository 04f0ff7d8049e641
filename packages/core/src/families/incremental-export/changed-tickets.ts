import type { Ticket } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import type { SortKey } from '../../store/sorted.ts'
import { ofSupport, type Scope } from '../tickets/support-type.ts'
import type { StoredTicket } from '../tickets/ticket.ts'

/** All tickets, archived, deleted and erased ones too, by their last change of any kind. */
export function changedTickets(
  { tickets }: Account,
  { exclude_deleted, ...scope }: Scope & { readonly exclude_deleted?: boolean | undefined } = {},
): Rows<StoredTicket, Ticket> {
  const chosen = ofSupport(tickets.rows, scope)
  return byTextOfTime((exclude_deleted ? chosen.by('isDeleted', false) : chosen).ordered('generated_timestamp'))
}

/** Exports name times by texts; the order of tickets has them in seconds. */
function byTextOfTime<S, W>(rows: Rows<S, W>): Rows<S, W> {
  const inSeconds = ([time, ...rest]: SortKey): SortKey => [Date.parse(String(time)) / 1000, ...rest]
  return {
    ...inOtherLook<S, W>(rows, (record, view) => rows.textOf(record, view), rows),
    keyOf(record) {
      const [seconds, ...rest] = rows.keyOf(record)
      return [timestamp(Number(seconds) * 1000), ...rest]
    },
    rankOf: (key) => rows.rankOf(inSeconds(key)),
    rankBehind: (key) => rows.rankBehind(inSeconds(key)),
  }
}
