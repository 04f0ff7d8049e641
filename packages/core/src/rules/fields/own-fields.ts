import type { Account } from '../../account/account.ts'
import {
  type FieldKind,
  type FieldValue,
  hasOptions,
  type StoredOption,
  valueIn,
} from '../../custom-fields/custom-field.ts'
import { activeFields } from '../../custom-fields/find-field.ts'
import type { StoredTicketField } from '../../families/ticket-fields/ticket-field.ts'
import type { StoredTicket } from '../../families/tickets/ticket.ts'
import { asNumber, compare, isOneOf, textOf } from '../compare.ts'
import type { Asked, ConditionField } from '../condition-field.ts'
import type { Moment, Place } from '../moment.ts'
import { nothing, value } from '../offered.ts'
import { dayOperators, type Operator } from '../operators.ts'
import { holdsOfDay, isDayOperator } from './days.ts'
import { holdsOfText } from './texts.ts'

/** A field of the account's own, of tickets, users or organizations. */
interface OwnField {
  readonly title: string
  readonly type: string
  readonly custom_field_options: readonly StoredOption[]
}

type ValueOf = (ticket: StoredTicket, moment: Moment) => FieldValue | undefined

const everywhere: readonly Place[] = ['trigger', 'automation', 'view', 'sla', 'workspace']
const rules: readonly Place[] = ['trigger', 'automation']
const presence: readonly Operator[] = ['present', 'not_present']

const operatorsOf: Readonly<Record<string, readonly Operator[]>> = {
  checkbox: ['is', 'is_not'],
  tagger: ['is', 'is_not', ...presence, 'includes', 'not_includes'],
  dropdown: ['is', 'is_not', ...presence, 'includes', 'not_includes'],
  multiselect: ['includes', 'not_includes', ...presence, 'is', 'is_not'],
  lookup: ['is', 'is_not', ...presence, 'includes', 'not_includes'],
  integer: ['is', 'is_not', 'less_than', 'greater_than', ...presence],
  decimal: ['is', 'is_not', 'less_than', 'greater_than', ...presence],
  date: ['is', ...dayOperators, ...presence, 'is_not'],
}

const textOperators: readonly Operator[] = [
  ...presence,
  'is',
  'is_not',
  'includes',
  'not_includes',
  'includes_string',
  'not_includes_string',
]

const types: Readonly<Record<string, ConditionField['type']>> = {
  checkbox: 'boolean',
  tagger: 'list',
  dropdown: 'list',
  multiselect: 'list',
  integer: 'number',
  decimal: 'number',
  date: 'date',
}

/** The row for a field of the account's own, by how its values are read. */
function ownField(
  field: OwnField,
  read: ValueOf,
  facts: Pick<ConditionField, 'places' | 'group' | 'isSteady' | 'tellsChange'>,
): ConditionField {
  const { title, type, custom_field_options: options } = field
  return {
    ...facts,
    title,
    type: types[type] ?? 'text',
    operators: operatorsOf[type] ?? textOperators,
    isNullable: hasOptions(field),
    ...(type === 'checkbox' && { offered: () => [value('true', 'Yes'), value('false', 'No')], takes: () => true }),
    ...(hasOptions(field) && {
      offered: () => [nothing, ...options.map((option) => value(option.value, option.name))],
      // Options go by their ids as well, and one that is gone by the tag that it had.
      takes: () => true,
    }),
    holds: (asked) => holds(asked, field, read),
  }
}

function holds(asked: Asked, { type, custom_field_options }: OwnField, read: ValueOf): boolean {
  const { operator, ticket, moment } = asked
  const wanted = asked.values.map((text) => optionValue(custom_field_options, text, type))
  const none = type === 'checkbox' ? false : null
  const own = read(ticket, moment) ?? none
  const former = (moment.draft?.before && read(moment.draft.before, { ...moment, draft: undefined })) ?? none
  const actual = type === 'date' ? textOf(own).slice(0, 10) : textOf(own)
  if (type === 'date' && isDayOperator(operator)) return holdsOfDay(operator, actual, wanted[0] ?? '', moment.account)
  if (isWordy(operator, type)) return holdsOfText(operator, wanted.join(' '), actual)
  const isNamed = type === 'multiselect' ? namesChoice(wanted) : isOneOf(wanted)
  return compare(operator, { actual, before: textOf(former), wanted, rank: asNumber, isNamed })
}

const isWordy = (operator: Operator, type: string) =>
  operator.endsWith('includes_string') || (operator.endsWith('includes') && operatorsOf[type] === undefined)

/** Of several choices, one that is named is enough. No choice has blanks. */
const namesChoice =
  (wanted: readonly string[]) =>
  (choices: string): boolean =>
    choices === '' ? isOneOf(wanted)('') : choices.split(' ').some(isOneOf(wanted))

/** What a ticket keeps for an option that is named by its id; checkboxes are `true` and `false` in more than one form. */
function optionValue(options: readonly StoredOption[], text: string, type: string): string {
  if (type === 'checkbox') return ['true', '1', 'checked', 'yes'].includes(text.toLowerCase()) ? 'true' : 'false'
  return options.find(({ id }) => String(id) === text)?.value ?? text
}

const ticketPattern = /^(?:custom_fields_|ticket_fields_)(\d+)$/
const otherPattern = /^(user|requester|organization)\.custom_fields\.(.+)$/

/** The row for the name of an own field; undefined where there is no such field, or no longer. */
export function ownConditionField(account: Account, name: string): ConditionField | undefined {
  const [, id] = ticketPattern.exec(name) ?? []
  if (id !== undefined) {
    const field = account.ticketFields.get(Number(id))
    return field?.removable ? ofTicket(field) : undefined
  }
  const [, whose, key] = otherPattern.exec(name) ?? []
  if (whose === undefined || key === undefined) return undefined
  const kind = whose === 'organization' ? 'organization' : 'user'
  const field = Array.from(activeFields(account, kind)).find((one) => one.key.toLowerCase() === key.toLowerCase())
  return field && ofOther(field, kind)
}

const ofTicket = (field: StoredTicketField) =>
  ownField(field, (ticket) => ticket.values[field.id], {
    ...{ places: everywhere, group: 'ticket', isSteady: true, tellsChange: true },
  })

function ofOther(field: OwnField & { readonly key: string }, kind: FieldKind): ConditionField {
  const read: ValueOf = (ticket, { account }) =>
    kind === 'user'
      ? valueIn(account.users.get(ticket.requester_id)?.user_fields, field.key)
      : valueIn(account.organizations.get(ticket.organization_id)?.organization_fields, field.key)
  const group = kind === 'user' ? 'requester' : 'organization'
  return ownField(field, read, { places: rules, group, isSteady: false })
}

/** All rows for fields of the account's own, by the names that conditions use. */
export function ownConditionFields(account: Account): readonly (readonly [name: string, field: ConditionField])[] {
  const ofTickets = account.ticketFields.by('active', true).by('isCustom', true).ordered('position')
  const ofKind = (kind: FieldKind, prefix: string) =>
    Array.from(
      activeFields(account, kind),
      (field) => [`${prefix}.custom_fields.${field.key}`, ofOther(field, kind)] as const,
    )
  return [
    ...Array.from(ofTickets, (field) => [`custom_fields_${field.id}`, ofTicket(field)] as const),
    ...ofKind('user', 'requester'),
    ...ofKind('organization', 'organization'),
  ]
}
