import type { Ticket, ViewRow } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import type { Direction, Rows } from '../../store/rows.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { shownColumn } from './shown-columns.ts'
import { presentExecution, type StoredOutput } from './view.ts'
import { rowOf } from './view-row.ts'
import { type Asking, type Heading, headingsOf } from './view-tickets.ts'

/** The view's tickets as whole records, in its order. */
export function ticketRows(asking: Asking): Rows<StoredTicket, Ticket> {
  const { tickets } = asking.account
  return rowsOf(asking, (ticket, view) => tickets.textOf(ticket, view))
}

/** The view's tickets as its columns show them, with the columns and the headings beside. */
export function displayRows(
  looking: Looking,
  asking: Asking,
  output: StoredOutput,
  view: { readonly id: number | null; readonly url: string | null },
): Rows<StoredTicket, ViewRow> {
  const rows = rowsOf<ViewRow>(asking, (ticket) => JSON.stringify(rowOf(looking, output.columns, ticket)), {
    columns: presentExecution(output, looking.account).columns,
    groups: headingsOf(asking).flatMap(({ key, name }, order) =>
      asking.order.group_by === null ? [] : [{ id: typeof key === 'boolean' ? null : key, name: name ?? '-', order }],
    ),
    view,
  })
  return rows
}

/** Rows that stand heading by heading; a page of them is read from those that it touches. */
function rowsOf<W>(
  asking: Asking,
  textOf: Rows<StoredTicket>['textOf'],
  beside?: Readonly<Record<string, unknown>>,
): Rows<StoredTicket, W> {
  const headings = headingsOf(asking)
  const size = headings.reduce((sum, { tickets }) => sum + tickets.size, 0)
  const places = new Map<StoredTicket, number>()
  const slice = (from: number, to: number) => {
    const records = sliceOf(headings, from, to)
    for (const [place, record] of records.entries()) places.set(record, from + place)
    return records
  }
  const rows: Rows<StoredTicket, W> = {
    collection: asking.account.tickets,
    ...(beside && { beside }),
    order: 'place',
    size,
    slice,
    // A cursor stands at a record of the page that was cut last.
    keyOf: (record) => [places.get(record) ?? 0],
    rankOf: ([place]) => Math.min(Number(place), size),
    rankBehind: ([place]) => Math.min(Number(place) + 1, size),
    orderedBy: (name, direction) => sorted(asking, name, direction, (other) => rowsOf<W>(other, textOf, beside)),
    turned: (direction) => rowsOf<W>({ ...asking, order: { ...asking.order, sort_order: direction } }, textOf, beside),
    listedBy: () => rows,
    textOf,
    [Symbol.iterator]: () => slice(0, size)[Symbol.iterator](),
  }
  return rows
}

/** Another order than the view's own; undefined for a column that nothing is sorted by. */
function sorted<R>(asking: Asking, name: string, direction: Direction, rows: (asking: Asking) => R): R | undefined {
  const isColumn = shownColumn(asking.account, name)?.sortable
  return isColumn ? rows({ ...asking, order: { ...asking.order, sort_by: name, sort_order: direction } }) : undefined
}

function sliceOf(headings: readonly Heading[], from: number, to: number): readonly StoredTicket[] {
  const parts: StoredTicket[] = []
  let begin = 0
  for (const { tickets } of headings) {
    const end = begin + tickets.size
    if (end > from && begin < to)
      parts.push(...tickets.slice(Math.max(0, from - begin), Math.min(tickets.size, to - begin)))
    if (end >= to) break
    begin = end
  }
  return parts
}
