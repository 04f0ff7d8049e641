import type { Looking } from '../../account/looking.ts'
import { demand } from '../../account/permissions.ts'
import { csvOf } from '../../csv.ts'
import { logExport } from '../audit-logs/log-entry.ts'
import { aboutNoTicket, sendMail } from '../email-notifications/send-mail.ts'
import { shownColumn } from './shown-columns.ts'
import { type StoredView, viewTitle } from './view.ts'
import { rowOf } from './view-row.ts'
import { ticketRows } from './view-rows.ts'

/** Has the view's tickets mailed to the caller as CSV. Throws `forbidden`. */
export function exportView(looking: Looking, view: StoredView) {
  const { account, actor } = looking
  demand(account, actor, 'export_views')
  const text = linesOf(looking, view)
  logExport(account, { source_id: view.id, source_type: 'rule', alias: 'view', source_label: `View: ${view.title}` })
  if (actor.id !== null) {
    sendMail(account, {
      ...aboutNoTicket,
      occasion: 'view_export',
      to: [actor.id],
      subject: viewTitle(view.title, account.language),
      text,
    })
  }
  return { view_id: view.id, status: 'starting' }
}

function linesOf(looking: Looking, { conditions, output }: StoredView): string {
  const { account, actor } = looking
  const columns = output.columns.flatMap((name) => {
    const shown = shownColumn(account, name)
    return shown ? [{ name, shown }] : []
  })
  const lines = Array.from(ticketRows({ account, actor, conditions, order: output }), (ticket) =>
    columns.map(({ name, shown }) => valueIn(rowOf(looking, [name], ticket), shown.id)),
  )
  return csvOf([columns.map(({ shown }) => shown.title), ...lines])
}

type Row = ReturnType<typeof rowOf>

/** A row's cell; those of the account's own fields stand in a list. */
function valueIn(row: Row, id: string | number): unknown {
  if (typeof id === 'number') return row.custom_fields?.[0]?.value
  return Object.entries(row).find(([name]) => name === id)?.[1]
}
