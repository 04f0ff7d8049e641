import type { Account } from '../../account/account.ts'
import { type ShownField, shownFields } from '../ticket-fields/shown-values.ts'

/** The account's own fields that the portal shows, in their order. */
export function visibleFields({ ticketFields }: Account): readonly ShownField[] {
  return shownFields(ticketFields.by('isVisible', true).by('isCustom', true).ordered('position'))
}
