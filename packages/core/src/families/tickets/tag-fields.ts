import type { Account } from '../../account/account.ts'
import type { FieldValue } from '../../custom-fields/custom-field.ts'
import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'

/** Tags that came to a ticket and went from it. */
interface TagChange {
  readonly came: readonly string[]
  readonly went: readonly string[]
}

/** A field whose value is a tag of the ticket as well. */
export interface TagField {
  readonly id: number
  /** The tags that stand for a value. */
  readonly tagsOf: (value: FieldValue | undefined) => readonly string[]
  /** The value after tags came and went. */
  readonly follow: (value: FieldValue, change: TagChange) => FieldValue
}

/** The fields in use that tags mirror: dropdowns, multiselects, checkboxes with a tag (docs: Ticket Fields). */
export function tagsOfValues(account: Account): readonly TagField[] {
  return account.keep('tag fields', () =>
    Array.from(account.ticketFields.by('active', true)).flatMap((field) => tagFieldOf(field) ?? []),
  )
}

export function tagFieldOf(field: StoredTicketField): TagField | undefined {
  const { id, type, tag } = field
  const isOption = (text: string) => field.custom_field_options.some(({ value }) => value === text)
  if (type === 'checkbox' && tag) return { id, ...checkbox(tag) }
  if (type === 'tagger') return { id, ...tagger(isOption) }
  if (type === 'multiselect') return { id, ...multiselect(isOption) }
  return undefined
}

const textsOf = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value : []

function checkbox(tag: string): Omit<TagField, 'id'> {
  return {
    tagsOf: (value) => (value === true ? [tag] : []),
    follow: (value, { came, went }) => (came.includes(tag) ? true : went.includes(tag) ? false : value),
  }
}

function tagger(isOption: (text: string) => boolean): Omit<TagField, 'id'> {
  return {
    tagsOf: textsOf,
    follow(value, { came, went }) {
      const chosen = came.find(isOption)
      if (chosen !== undefined) return chosen
      return typeof value === 'string' && went.includes(value) ? null : value
    },
  }
}

function multiselect(isOption: (text: string) => boolean): Omit<TagField, 'id'> {
  return {
    tagsOf: textsOf,
    follow(value, { came, went }) {
      const before = textsOf(value)
      const added = came.filter((tag) => isOption(tag) && !before.includes(tag))
      const left = before.filter((choice) => !went.includes(choice))
      return added.length === 0 && left.length === before.length ? value : [...left, ...added]
    },
  }
}
