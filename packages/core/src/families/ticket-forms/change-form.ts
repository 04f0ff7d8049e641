import type { TicketFormCreate, TicketFormUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { entered } from '../../dynamic-content.ts'
import { refuse, Validation } from '../../validation.ts'
import { defaultForm, listedForms } from './find-form.ts'
import { readConditions, withoutField } from './read-conditions.ts'
import type { StoredTicketForm } from './ticket-form.ts'

/** Forms of an account, and fields of the account's own on one of them (docs: Ticket Forms; Ticket Fields). */
const mostForms = 300
const mostFields = 400

/** A form has the system's fields unless it is said what it has. Throws `invalid`. */
export function createForm(account: Account, given: TicketFormCreate): StoredTicketForm {
  const listed = listedForms(account)
  if (listed.size >= mostForms) refuse(`An account has at most ${mostForms} ticket forms`)
  const ticket_field_ids = Array.from(account.ticketFields.by('isCustom', false).ordered('position'), ({ id }) => id)
  const blank: StoredTicketForm = {
    id: account.ids.next(),
    name: '',
    display_name: '',
    end_user_visible: false,
    position: Math.max(0, ...Array.from(listed, ({ position }) => position)) + 1,
    ticket_field_ids,
    active: true,
    default: false,
    in_all_brands: true,
    restricted_brand_ids: [],
    created_at: account.now,
    updated_at: account.now,
    deleted_at: null,
    end_user_conditions: [],
    agent_conditions: [],
  }
  return become(account, account.ticketForms.insert({ ...blank, ...changesOf(account, blank, given) }), given.default)
}

/** Changes what is named. Throws `invalid`, also where no form, or one that is off, would be the default. */
export function updateForm(account: Account, form: StoredTicketForm, given: TicketFormUpdate): StoredTicketForm {
  if (form.default && given.default === false) refuse('Default: there is always one', 'default', 'InvalidValue')
  const changes = changesOf(account, form, given)
  const changed = account.ticketForms.update(form, { ...changes, updated_at: account.now })
  return become(account, changed, given.default)
}

/** A copy that is not the default. */
export function cloneForm(account: Account, form: StoredTicketForm, saysSo: boolean): StoredTicketForm {
  const { name, display_name, position: _, ...rest } = form
  return createForm(account, {
    ...rest,
    name: saysSo ? `Clone of ${name}` : name,
    display_name: saysSo ? `Clone of ${display_name}` : display_name,
    default: false,
  })
}

/** Tickets that have it keep its id. Throws `invalid` for the default form. */
export function deleteForm(account: Account, form: StoredTicketForm): void {
  if (form.default) refuse('The default ticket form cannot be deleted')
  for (const link of [...account.ticketFormStatuses.by('form', form.id)]) account.ticketFormStatuses.delete(link)
  account.ticketForms.update(form, { active: false, deleted_at: account.now, updated_at: account.now })
}

/** Puts the named forms first, in their order; the others follow in theirs. */
export function reorderForms(account: Account, ids: readonly number[]) {
  const rankOf = (id: number) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const forms = [...listedForms(account).ordered('position')].toSorted((a, b) => rankOf(a.id) - rankOf(b.id))
  for (const [place, form] of forms.entries()) {
    if (form.position !== place + 1) account.ticketForms.update(form, { position: place + 1 })
  }
  return [...listedForms(account).ordered('position')]
}

/** An account with one form has every field on it. No source that we have tells; chosen. */
export function addToOnlyForm(account: Account, fieldId: number): void {
  const form = defaultForm(account)
  if (!form || listedForms(account).size > 1) return
  const ticket_field_ids = [...form.ticket_field_ids, fieldId]
  refuseTooMany(account, ticket_field_ids)
  account.ticketForms.update(form, { ticket_field_ids })
}

/** Forms and their conditions do without a field that is gone. */
export function takeOffForms(account: Account, fieldId: number): void {
  for (const form of [...account.ticketForms.by('field', fieldId)]) {
    account.ticketForms.update(form, {
      ticket_field_ids: form.ticket_field_ids.filter((id) => id !== fieldId),
      agent_conditions: withoutField(form.agent_conditions, fieldId),
      end_user_conditions: withoutField(form.end_user_conditions, fieldId),
    })
  }
}

function changesOf(account: Account, form: StoredTicketForm, given: TicketFormUpdate): Partial<StoredTicketForm> {
  const name = textOf(account, { shown: given.name, raw: given.raw_name }, form.name) ?? form.name
  const follows = form.display_name === form.name
  const display = textOf(account, { shown: given.display_name, raw: given.raw_display_name }, form.display_name)
  const display_name = display ?? (follows ? name : form.display_name)
  const ticket_field_ids = [...new Set(given.ticket_field_ids ?? form.ticket_field_ids)]
  const restricted_brand_ids = given.restricted_brand_ids ?? form.restricted_brand_ids
  const active = given.active ?? form.active
  validate(account, { name, ticket_field_ids, restricted_brand_ids })
  if (!active && (form.default || given.default)) refuse('Active: the default form is', 'active', 'InvalidValue')
  const conditions = (property: 'agent_conditions' | 'end_user_conditions') => {
    const wanted = given[property] ?? form[property].filter(({ parent_field_id: id }) => ticket_field_ids.includes(id))
    return readConditions(account, property, wanted, ticket_field_ids)
  }
  return {
    name,
    display_name,
    end_user_visible: given.end_user_visible ?? form.end_user_visible,
    position: given.position ?? form.position,
    ticket_field_ids,
    active,
    in_all_brands: given.in_all_brands ?? form.in_all_brands,
    restricted_brand_ids,
    end_user_conditions: conditions('end_user_conditions'),
    agent_conditions: conditions('agent_conditions'),
  }
}

/** A null names nothing. */
const textOf = (
  { language }: Account,
  { shown, raw }: { readonly shown?: string | null | undefined; readonly raw?: string | null | undefined },
  before: string,
) => entered({ shown: shown ?? undefined, raw: raw ?? undefined }, language, before)

function validate(
  account: Account,
  form: Pick<StoredTicketForm, 'name' | 'ticket_field_ids' | 'restricted_brand_ids'>,
): void {
  const validation = new Validation()
  validation.present('name', form.name, 'Name')
  if (form.ticket_field_ids.some((id) => !account.ticketFields.get(id))) {
    validation.add('ticket_field_ids', { description: 'Ticket field ids: is invalid', error: 'InvalidValue' })
  }
  if (form.restricted_brand_ids.some((id) => account.brands.get(id)?.is_deleted !== false)) {
    validation.add('restricted_brand_ids', { description: 'Restricted brand ids: is invalid', error: 'InvalidValue' })
  }
  validation.check()
  refuseTooMany(account, form.ticket_field_ids)
}

function refuseTooMany(account: Account, fieldIds: readonly number[]): void {
  const own = fieldIds.filter((id) => account.ticketFields.get(id)?.removable)
  if (own.length > mostFields) refuse(`A ticket form has at most ${mostFields} fields`, 'base', 'TooLong')
}

/** There is one default form at any time. */
function become(account: Account, form: StoredTicketForm, isDefault: boolean | undefined): StoredTicketForm {
  if (!isDefault || form.default) return form
  const before = defaultForm(account)
  if (before) account.ticketForms.update(before, { default: false, updated_at: account.now })
  return account.ticketForms.update(form, { default: true })
}
