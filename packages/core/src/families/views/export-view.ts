import type { Looking } from '../../account/looking.ts'
import { demand } from '../../account/permissions.ts'
import { aboutNoTicket, sendMail } from '../email-notifications/send-mail.ts'
import { shownColumn } from './shown-columns.ts'
import type { StoredView } from './view.ts'
import { rowOf } from './view-row.ts'
import { ticketRows } from './view-rows.ts'

/** Has the view's tickets mailed to the caller as CSV. Throws `forbidden`. */
export function exportView(looking: Looking, view: StoredView) {
  const { account, actor } = looking
  demand(account, actor, 'export_views')
  const text = csvOf(looking, view)
  if (actor.id !== null) {
    sendMail(account, { ...aboutNoTicket, occasion: 'view_export', to: [actor.id], subject: view.title, text })
  }
  return { view_id: view.id, status: 'starting' }
}

function csvOf(looking: Looking, { conditions, output }: StoredView): string {
  const { account, actor } = looking
  const columns = output.columns.flatMap((name) => {
    const shown = shownColumn(account.ticketFields, name)
    return shown ? [{ name, shown }] : []
  })
  const lines = Array.from(ticketRows({ account, actor, conditions, order: output }), (ticket) =>
    columns.map(({ name, shown }) => valueIn(rowOf(looking, [name], ticket), shown.id)),
  )
  return [columns.map(({ shown }) => shown.title), ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')
}

type Row = ReturnType<typeof rowOf>

/** A row's cell; those of the account's own fields stand in a list. */
function valueIn(row: Row, id: string | number): unknown {
  if (typeof id === 'number') return row.custom_fields?.[0]?.value
  return Object.entries(row).find(([name]) => name === id)?.[1]
}

/** By RFC 4180. */
function cell(value: unknown): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
