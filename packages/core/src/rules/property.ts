import type { Account } from '../account/account.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import type { Few } from '../search/narrow.ts'
import { asNumber, compare, textOf } from './compare.ts'
import type { Asked, ConditionField } from './condition-field.ts'
import type { Moment } from './moment.ts'
import { changeOperators, type Operator } from './operators.ts'

type Value = string | number | boolean | null | undefined

/** A field that is a single value of the ticket. */
interface Property extends Omit<ConditionField, 'holds' | 'among' | 'isSteady' | 'group'> {
  readonly group?: ConditionField['group']
  readonly isSteady?: boolean
  readonly of: (ticket: StoredTicket, moment: Moment) => Value
  /** What a new ticket has had before, where that is not nothing. */
  readonly atFirst?: string
  /** Its values in their order, for fields that are compared by it; numbers have their own. */
  readonly order?: readonly string[]
  /** What values that stand for something of the ticket's own mean: `requester_id`. */
  readonly parts?: ReadonlyMap<string, (ticket: StoredTicket) => Value>
  /** The tickets with the value, where an index knows them. */
  readonly lookup?: (account: Account, value: string) => Few<StoredTicket>
}

/** A row of the table for a property: how it is compared follows from how it is read. */
export function property({ of, atFirst = '', order, parts, lookup, ...facts }: Property): ConditionField {
  const rank = order ? (value: string) => place(order, value) : asNumber
  const meant = ({ values, moment }: Omit<Asked, 'ticket'>) =>
    facts.resolve ? values.flatMap((value) => facts.resolve?.(value, moment) ?? []) : values
  /** All values that meet the condition, where they can be told beforehand. */
  const knownValues = (operator: Operator, wanted: readonly string[]): readonly string[] | undefined => {
    // What has changed is asked of a ticket alone.
    if (changeOperators.some((change) => change === operator)) return undefined
    if (order) return order.filter((actual) => compare(operator, { actual, before: '', wanted, rank }))
    if ((operator !== 'is' && operator !== 'includes') || wanted.some((value) => parts?.has(value))) return undefined
    return wanted.length === 0 ? [''] : wanted
  }
  return {
    group: 'ticket',
    isSteady: true,
    ...facts,
    holds({ operator, values, ticket, moment }) {
      const named = meant({ operator, values, moment })
      const wanted = parts ? named.map((value) => partIn(parts, value, ticket)) : named
      const { draft } = moment
      const before = draft?.before ? textOf(of(draft.before, moment)) : atFirst
      return compare(operator, { actual: textOf(of(ticket, moment)), before, wanted, rank })
    },
    ...(lookup && {
      among(asked) {
        const { moment, operator } = asked
        const values = meant(asked)
        const known = knownValues(operator, values)
        return known?.map((value) => lookup(moment.account, value))
      },
    }),
  }
}

function partIn(parts: NonNullable<Property['parts']>, value: string, ticket: StoredTicket): string {
  const part = parts.get(value)
  return part ? textOf(part(ticket)) : value
}

function place(order: readonly string[], value: string): number {
  const found = order.indexOf(value)
  return found < 0 ? Number.NaN : found
}
