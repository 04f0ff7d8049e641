import type { Condition, Conditions } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import { type Few, sizeOf } from '../search/narrow.ts'
import { type ConditionField, valuesOf } from './condition-field.ts'
import { conditionField } from './condition-table.ts'
import type { Moment } from './moment.ts'
import { isOperator, type Operator } from './operators.ts'

/** Whether tickets meet the conditions of a rule. */
export interface TicketTest {
  holds(ticket: StoredTicket, moment: Moment): boolean
  /** The fewest tickets among which all are that meet them, some perhaps twice; undefined where no index knows. */
  among(moment: Moment): readonly Few<StoredTicket>[] | undefined
  /**
   * The first moment, in milliseconds since 1970, at which all conditions of time can hold: null where one never will, and
   * minus infinity where there are none.
   */
  begins(ticket: StoredTicket, moment: Moment): number | null
  /** Whether what is no condition of time is decided by the ticket's record alone. */
  readonly isSteadyOtherwise: boolean
  /** Whether the ticket's record alone decides, for conditions that are `resolved`. */
  readonly isSteady: boolean
}

interface Ready {
  readonly field: ConditionField | undefined
  readonly operator: Operator
  readonly values: readonly string[]
}

/** Every condition under `all` must hold, and of those under `any` one, where there are some. */
export function testOf(account: Account, { all, any }: Conditions): TicketTest {
  const every = all.map((condition) => ready(account, condition))
  const some = any.map((condition) => ready(account, condition))
  return {
    isSteady: [...every, ...some].every(({ field }) => field?.isSteady !== false),
    isSteadyOtherwise: [...every, ...some].every(
      ({ field }) => field?.begins !== undefined || field?.isSteady !== false,
    ),
    begins(ticket, moment) {
      const moments = every.flatMap(({ field, operator, values }) => {
        const begin = field?.begins?.({ operator, values, ticket, moment })
        return begin === undefined ? [] : [begin]
      })
      return moments.reduce(
        (latest, begin) => (latest === null || begin === null ? null : Math.max(latest, begin)),
        Number.NEGATIVE_INFINITY,
      )
    },
    holds: (ticket, moment) =>
      every.every((condition) => isMet(condition, ticket, moment)) &&
      (some.length === 0 || some.some((condition) => isMet(condition, ticket, moment))),
    among(moment) {
      const known = every.flatMap(({ field, operator, values }) => {
        const few = field?.among?.({ operator, values, moment })
        return few ? [few] : []
      })
      return known.toSorted((left, right) => sizeOf(left) - sizeOf(right))[0]
    },
  }
}

function ready(account: Account, { field, operator, value }: Condition): Ready {
  const named = operator ?? 'is'
  return {
    field: isOperator(named) ? conditionField(account, field) : undefined,
    operator: isOperator(named) ? named : 'is',
    values: valuesOf(value),
  }
}

/** A condition on a field that is gone never holds. */
function isMet({ field, operator, values }: Ready, ticket: StoredTicket, moment: Moment): boolean {
  return field?.holds({ operator, values, ticket, moment }) ?? false
}

/** The conditions with ids in the place of `current_user` and `current_groups`: they mean the same to everybody. */
export function resolved({ all, any }: Conditions, moment: Moment): Conditions {
  const resolve = (condition: Condition): Condition => {
    const field = conditionField(moment.account, condition.field)
    return field?.resolve
      ? { ...condition, value: valuesOf(condition.value).flatMap((text) => field.resolve?.(text, moment) ?? []) }
      : condition
  }
  return { all: all.map(resolve), any: any.map(resolve) }
}
