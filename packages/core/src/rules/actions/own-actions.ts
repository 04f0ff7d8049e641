import type { Account } from '../../account/account.ts'
import { hasOptions, type StoredOption } from '../../custom-fields/custom-field.ts'
import { readTicketValue } from '../../families/ticket-fields/read-ticket-value.ts'
import type { StoredTicketField } from '../../families/ticket-fields/ticket-field.ts'
import { readValues } from '../../families/tickets/read-values.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { nothing, value } from '../offered.ts'
import type { ActionField } from './action-field.ts'

const pattern = /^(?:custom_fields_|ticket_fields_)(\d+)$/

/** The row for a field of the account's own; undefined where there is no such field, or no longer. */
export function ownActionField(account: Account, name: string): ActionField | undefined {
  const [, id] = pattern.exec(name) ?? []
  const field = id === undefined ? undefined : account.ticketFields.get(Number(id))
  return field?.removable ? ofField(field) : undefined
}

/** All such rows, by the names that actions use. */
export function ownActionFields({ ticketFields }: Account): readonly (readonly [name: string, field: ActionField])[] {
  const fields = ticketFields.by('active', true).by('isCustom', true).ordered('position')
  return Array.from(fields, (field) => [`custom_fields_${field.id}`, ofField(field)] as const)
}

function ofField(field: StoredTicketField): ActionField {
  const { title, type, custom_field_options: options } = field
  return {
    title,
    group: 'ticket',
    type: type === 'checkbox' ? 'boolean' : hasOptions(field) ? 'list' : 'text',
    places: ['trigger', 'automation', 'macro'],
    isNullable: hasOptions(field),
    ...(hasOptions(field) && {
      offered: () => [nothing, ...options.map((option) => value(option.value, option.name))],
      takes: () => true,
    }),
    apply: (draft, values) => setValue(draft, field, values),
  }
}

/** A value that the field does not take is passed over, where a caller would lose the choice that there was. */
function setValue(draft: TicketDraft, field: StoredTicketField, values: readonly string[]): void {
  const { type, custom_field_options: options } = field
  const meant = values.map((text) => named(options, text)).filter((text) => text !== '' || !hasOptions(field))
  if (hasOptions(field) && !meant.every((text) => options.some((option) => option.value === text))) return
  const given = type === 'multiselect' ? meant : (meant[0] ?? null)
  if (readTicketValue(draft.account, field, given) === undefined) return
  readValues(draft, { custom_fields: [{ id: field.id, value: given }] })
}

/** Options go by their ids as well. */
const named = (options: readonly StoredOption[], text: string) =>
  options.find(({ id }) => String(id) === text)?.value ?? text
