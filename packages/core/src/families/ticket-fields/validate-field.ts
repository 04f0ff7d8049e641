import type { TicketFieldCreate } from '@fakedesk/spec'
import { requirePattern } from '../../custom-fields/check-pattern.ts'
import { Validation } from '../../validation.ts'
import type { StoredTicketField } from './ticket-field.ts'

/** The types that a field of the account's own can have (docs: Ticket Fields). */
const customTypes = [
  'text',
  'textarea',
  'checkbox',
  'date',
  'integer',
  'decimal',
  'regexp',
  'partialcreditcard',
  'multiselect',
  'tagger',
  'lookup',
]

/** Records that a lookup field can point to. */
const target = /^zen:(user|organization|ticket|custom_object:\w+)$/

/** Throws `invalid` for a new field without what its type needs. */
export function validateField(given: TicketFieldCreate): void {
  const { type, relationship_target_type, regexp_for_validation } = given
  const validation = new Validation()
  validation.present('title', given.title ?? given.raw_title, 'Title')
  validation.oneOf('type', type, customTypes)
  requirePattern(validation, type, regexp_for_validation)
  if (type === 'lookup') {
    validation.present('relationship_target_type', relationship_target_type, 'Relationship target type')
    if (relationship_target_type && !target.test(relationship_target_type)) {
      validation.oneOf('relationship_target_type', relationship_target_type, [])
    }
  }
  validation.check()
}

/** Throws `invalid` for a changed field without a title, or with a pattern that is none. */
export function validateTexts({ type, title, regexp_for_validation }: StoredTicketField): void {
  const validation = new Validation()
  validation.present('title', title, 'Title')
  requirePattern(validation, type, regexp_for_validation)
  validation.check()
}
