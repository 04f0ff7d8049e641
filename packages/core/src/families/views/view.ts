import type { View, ViewColumn, ViewExecution } from '@fakedesk/spec'
import type { Language } from '../../dynamic-content.ts'
import { type RestrictedRule, restrictionIndexes } from '../../rules/families/restriction.ts'
import { ruleOrders } from '../../rules/families/rule.ts'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import type { ticketFields } from '../ticket-fields/ticket-field.ts'
import { type ColumnsLook, shownColumn } from './shown-columns.ts'

type Direction = 'asc' | 'desc'

/** How a view shows its tickets: the columns, what they are grouped and sorted by. */
export interface StoredOutput {
  readonly columns: readonly (string | number)[]
  readonly group_by: string | null
  readonly group_order: Direction
  readonly sort_by: string | null
  readonly sort_order: Direction
}

/** A view as it is kept. */
export interface StoredView extends RestrictedRule {
  readonly description: string | null
  readonly conditions: View['conditions']
  readonly output: StoredOutput
}

/** What showing a view takes: the fields of the account's own that are columns. */
export interface Look {
  readonly ticketFields: CollectionOf<typeof ticketFields>
}

export const views = define<StoredView, View, Look>()({
  name: 'views',
  singular: 'view',
  indexes: restrictionIndexes,
  orders: ruleOrders,
  // Cursors go by creation, pages by number by place (recorded).
  listedBy: { cursor: 'created_at', offset: 'position' },
  context: { of: ['ticket_fields'], read: ({ ticketFields }: Look): Look => ({ ticketFields }) },
  present: (view, { origin, context, language }) => ({
    url: `${origin}/api/v2/views/${view.id}.json`,
    id: view.id,
    title: viewTitle(view.title, language),
    active: view.active,
    updated_at: view.updated_at,
    created_at: view.created_at,
    default: view.default,
    position: view.position,
    description: view.description,
    execution: presentExecution(view.output, { ...context, language }),
    conditions: view.conditions,
    restriction: view.restriction,
    raw_title: view.title,
  }),
})

/** The titles of the standard views, which stand for themselves (recorded): `{{zd.pending_tickets}}`. */
export function viewTitle(raw: string, { filledIn }: Language): string {
  const [, key] = /^\{\{zd\.(\w+)\}\}$/.exec(raw) ?? []
  return filledIn(key === undefined ? raw : sentence(key))
}

const sentence = (key: string) => `${key.charAt(0).toUpperCase()}${key.slice(1)}`.replaceAll('_', ' ')

export function presentExecution(output: StoredOutput, look: ColumnsLook): ViewExecution {
  const { group_by, group_order, sort_by, sort_order } = output
  const columns = output.columns.flatMap((name) => shownColumn(look, name) ?? [])
  const ordered = (name: string | null, order: string) => {
    const column = shownColumn(look, name)
    return column ? { ...column, order } : null
  }
  return {
    group_by,
    group_order,
    sort_by,
    sort_order,
    group: ordered(group_by, group_order),
    sort: ordered(sort_by, sort_order),
    columns,
    fields: columns,
    custom_fields: columns.filter(isOwn),
  }
}

const isOwn = ({ id }: ViewColumn) => typeof id === 'number'
