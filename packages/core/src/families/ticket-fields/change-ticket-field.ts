import type { TicketFieldCreate, TicketFieldUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { hasOptions } from '../../custom-fields/custom-field.ts'
import { readOptions } from '../../custom-fields/field-options.ts'
import { entered } from '../../dynamic-content.ts'
import { refuse } from '../../validation.ts'
import { switchHold } from '../custom-ticket-statuses/hold.ts'
import { addToOnlyForm, takeOffForms } from '../ticket-forms/change-form.ts'
import { newTicketField } from './new-ticket-field.ts'
import type { StoredTicketField } from './ticket-field.ts'
import { setTicketOptions, validateTags } from './ticket-field-options.ts'
import { validateField, validateTexts } from './validate-field.ts'

/** Throws `invalid` for what does not make a field, and for tags that another field has. */
export function createTicketField(
  account: Account,
  creatorId: number | null,
  given: TicketFieldCreate,
): StoredTicketField {
  validateField(given)
  const { id: _, type, custom_field_options = [], key = null, relationship_target_type = null, ...properties } = given
  const { title = '' } = propertiesOf(account, given)
  const blank = newTicketField(account, {
    ...propertiesOf(account, properties),
    type,
    title,
    key,
    relationship_target_type,
    creator_user_id: creatorId,
  })
  const options = hasOptions(blank) ? readOptions(account, custom_field_options) : []
  const field = { ...blank, custom_field_options: options }
  validateTags(account, field)
  addToOnlyForm(account, account.ticketFields.insert(field).id)
  return field
}

/** Changes what is named. Type, key and target are fixed; of the system's fields more is. */
export function updateTicketField(
  account: Account,
  field: StoredTicketField,
  given: TicketFieldUpdate,
): StoredTicketField {
  const { active, sub_type_id, custom_field_options } = given
  if (active === false) refuseSwitchingOff(field)
  if (field.type === 'status' && sub_type_id != null) switchHold(account, sub_type_id === 1)
  const { tag, regexp_for_validation, relationship_filter, ...common } = propertiesOf(account, given, field)
  const changes = field.removable ? { tag, regexp_for_validation, relationship_filter, ...common } : common
  const wanted: StoredTicketField = { ...field, ...defined(changes), updated_at: account.now }
  validateTexts(wanted)
  const options = hasOptions(field) && custom_field_options
  if (!options) {
    validateTags(account, wanted)
    return account.ticketFields.update(field, wanted)
  }
  const read = readOptions(account, custom_field_options, field.custom_field_options)
  return setTicketOptions(account, account.ticketFields.update(field, wanted), read)
}

/**
 * Tickets show its values no more; what was its tag stays on them, as the guides say of organizations' fields. Throws
 * `invalid` for a field of the system.
 */
export function deleteTicketField(account: Account, field: StoredTicketField): void {
  if (!field.removable) refuse('A field of the system cannot be deleted')
  takeOffForms(account, field.id)
  account.ticketFields.delete(field)
}

/** Puts the named fields first, in their order; the others follow in theirs. */
export function reorderTicketFields(account: Account, ids: readonly number[]): void {
  const rankOf = (id: number) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const fields = [...account.ticketFields.rows.ordered('position')].toSorted((a, b) => rankOf(a.id) - rankOf(b.id))
  for (const [position, field] of fields.entries()) {
    if (field.position !== position) account.ticketFields.update(field, { position })
  }
}

/** Fields that tickets cannot do without. No source that we have lists them; chosen. */
const always: readonly string[] = ['subject', 'description', 'status', 'custom_status', 'group', 'assignee']

function refuseSwitchingOff({ type }: StoredTicketField): void {
  if (always.includes(type)) refuse('Active: the field is always in use', 'active', 'InvalidValue')
}

/** What a caller sets of a field beside its type and its options; undefined where it is not named. */
function propertiesOf({ language }: Account, given: TicketFieldUpdate, before?: StoredTicketField) {
  return defined({
    title: entered({ shown: given.title, raw: given.raw_title }, language, before?.title),
    description: entered({ shown: given.description, raw: given.raw_description }, language, before?.description),
    title_in_portal: entered(
      { shown: given.title_in_portal, raw: given.raw_title_in_portal },
      language,
      before?.title_in_portal,
    ),
    position: given.position,
    active: given.active,
    required: given.required,
    collapsed_for_agents: given.collapsed_for_agents,
    regexp_for_validation: given.regexp_for_validation,
    visible_in_portal: given.visible_in_portal,
    editable_in_portal: given.editable_in_portal,
    required_in_portal: given.required_in_portal,
    tag: given.tag,
    agent_description: given.agent_description,
    sub_type_id: given.sub_type_id,
    relationship_filter: given.relationship_filter,
  })
}

type Defined<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> }

function defined<T extends object>(properties: T): Defined<T> {
  // What is left has the values that it had, without those that are undefined.
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Defined<T>
}
