import type { ViewColumn } from '@fakedesk/spec'
import type { Language } from '../../dynamic-content.ts'
import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'

const both = { filterable: true, sortable: true }
const sortable = { filterable: false, sortable: true }
const neither = { filterable: false, sortable: false }

/** How answers describe the columns, by the names that views use (docs: Views > Columns; some are recorded). */
export const shownColumns: ReadonlyMap<string, ViewColumn> = new Map<string, ViewColumn>([
  ['subject', { id: 'subject', title: 'Subject', ...neither }],
  ['requester', { id: 'requester', title: 'Requester', ...both }],
  ['created', { id: 'created', title: 'Requested', ...sortable }],
  ['updated', { id: 'updated', title: 'Updated', ...both }],
  ['group', { id: 'group', title: 'Group', ...both }],
  ['assignee', { id: 'assignee', title: 'Assignee', ...both }],
  // The answer calls it otherwise than the request (recorded).
  ['nice_id', { id: 'ticket_id', title: 'ID', ...both }],
  ['status', { id: 'status', title: 'Status category', ...both }],
  ['custom_status_id', { id: 'custom_status_id', title: 'Ticket status', ...neither }],
  ['priority', { id: 'priority', title: 'Priority', ...both }],
  ['type', { id: 'type', title: 'Type', ...both }],
  ['organization', { id: 'organization', title: 'Organization', ...both }],
  ['submitter', { id: 'submitter', title: 'Submitter', ...neither }],
  ['brand', { id: 'brand', title: 'Brand', ...both }],
  ['ticket_form', { id: 'ticket_form', title: 'Form', ...both }],
  ['due_date', { id: 'due_date', title: 'Due date', ...both }],
  ['solved', { id: 'solved', title: 'Solved', ...both }],
  ['assigned', { id: 'assigned', title: 'Assigned', ...both }],
  ['updated_assignee', { id: 'updated_assignee', title: 'Assignee updated', ...both }],
  ['updated_requester', { id: 'updated_requester', title: 'Requester updated', ...both }],
  ['sla_next_breach_at', { id: 'sla_next_breach_at', title: 'Next SLA breach', ...both }],
  ['group_sla_next_breach_at', { id: 'group_sla_next_breach_at', title: 'Next group SLA breach', ...both }],
  ['updated_by_type', { id: 'updated_by_type', title: 'Latest updater type', ...both }],
  ['locale_id', { id: 'locale_id', title: "Requester's language", ...both }],
  ['satisfaction_score', { id: 'satisfaction_score', title: 'Satisfaction', ...both }],
])

/** Other names of columns: `description` is shown as the subject (docs), and answers call the ticket's number otherwise. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['description', 'subject'],
  ['ticket_id', 'nice_id'],
  ['created_at', 'created'],
  ['updated_at', 'updated'],
])

/** The name under which a column is known; of a field of the account's own, its id. */
export function columnName(name: string | number): string | number {
  const [, fieldId] = /^(?:custom_fields_)?(\d+)$/.exec(String(name)) ?? []
  return fieldId === undefined ? (otherNames.get(String(name)) ?? name) : Number(fieldId)
}

/** What describing columns takes: the account, or as much of it. */
export interface ColumnsLook {
  readonly ticketFields: { get(id: number): StoredTicketField | undefined }
  readonly language: Language
}

/** The column as answers describe it; undefined where there is none, or no longer. */
export function shownColumn(
  { ticketFields, language }: ColumnsLook,
  name: string | number | null,
): ViewColumn | undefined {
  if (name === null) return undefined
  const known = columnName(name)
  if (typeof known === 'string') return shownColumns.get(known)
  const field = ticketFields.get(known)
  return field?.removable ? shownField(field, language) : undefined
}

/** A field of the account's own as a column. */
export function shownField({ id, type, title }: StoredTicketField, { filledIn }: Language): ViewColumn {
  return { id, title: filledIn(title), type, ...both }
}
