import type { Condition, DefinitionValue } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import type { Few } from '../search/narrow.ts'
import type { Moment, Place } from './moment.ts'
import type { Operator } from './operators.ts'

/** One condition, asked of one ticket at one moment. */
export interface Asked {
  readonly operator: Operator
  /** As text, null as nothing: `[]`, one value, or several. */
  readonly values: readonly string[]
  readonly ticket: StoredTicket
  readonly moment: Moment
}

/** What is known of a field that conditions name: a row of the table of conditions. */
export interface ConditionField {
  /** What the field is called where rules are made. */
  readonly title: string
  readonly group: 'ticket' | 'requester' | 'organization' | 'update'
  /** The kind of its value. */
  readonly type: 'list' | 'text' | 'tags' | 'hours' | 'number' | 'date' | 'boolean'
  /** Where it is on offer. */
  readonly places: readonly Place[]
  readonly operators: readonly Operator[]
  /** Whether triggers may ask how it has changed. */
  readonly tellsChange?: boolean
  /** Whether it stands under `all` alone. */
  readonly onlyInAll?: boolean
  /** Whether it is read from the change at hand, so that only triggers can ask for it. */
  readonly isOfChange?: boolean
  /** Whether the empty value can be chosen. */
  readonly isNullable?: boolean
  /** The values that can be chosen; undefined where any text can be entered. */
  readonly offered?: (account: Account, place: Place) => readonly DefinitionValue[]
  /** Whether a value that is not on offer is taken as well. */
  readonly takes?: (value: string, account: Account, place: Place) => boolean
  /** Whether the ticket's record alone decides, once `resolved` has put ids in the place of `current_user`. */
  readonly isSteady: boolean
  /** The value with ids in the place of words that stand for whoever looks. */
  readonly resolve?: (value: string, moment: Moment) => readonly string[]
  readonly holds: (asked: Asked) => boolean
  /**
   * When a condition of time begins to hold for the ticket, in milliseconds since 1970: null where it never will, and
   * minus infinity where it has from the first. Undefined for conditions of anything else.
   */
  readonly begins?: (asked: Asked) => number | null
  /** The tickets among which all are that meet it, where indexes know them. */
  readonly among?: (asked: Omit<Asked, 'ticket'>) => readonly Few<StoredTicket>[] | undefined
}

/** A condition's value as texts. Numbers, truth values and their texts are the same. */
export function valuesOf(value: Condition['value']): readonly string[] {
  if (value === null) return []
  return Array.isArray(value) ? value.map((one) => String(one ?? '')) : [String(value)]
}
