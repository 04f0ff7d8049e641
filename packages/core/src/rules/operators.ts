/** What an operator is called where rules are made, and whether no value follows it. */
interface OperatorFacts {
  readonly title: string
  readonly isTerminal?: true
}

const plain = {
  is: { title: 'Is' },
  is_not: { title: 'Is not' },
  less_than: { title: 'Less than' },
  greater_than: { title: 'Greater than' },
  less_than_equal: { title: 'Less than or equal to' },
  greater_than_equal: { title: 'Greater than or equal to' },
  includes: { title: 'Contains at least one of the following' },
  not_includes: { title: 'Contains none of the following' },
  includes_string: { title: 'Contains the following text' },
  not_includes_string: { title: 'Does not contain the following text' },
  present: { title: 'Is present', isTerminal: true },
  not_present: { title: 'Is not present', isTerminal: true },
} as const satisfies Readonly<Record<string, OperatorFacts>>

/** What triggers ask besides: how the change at hand has moved a value. */
const ofChange = {
  changed: { title: 'Changed', isTerminal: true },
  value: { title: 'Changed to' },
  value_previous: { title: 'Changed from' },
  not_changed: { title: 'Not changed', isTerminal: true },
  not_value: { title: 'Not changed to' },
  not_value_previous: { title: 'Not changed from' },
} as const satisfies Readonly<Record<string, OperatorFacts>>

const ofDays = {
  is_before: { title: 'Is before' },
  is_on_or_before: { title: 'Is on or before' },
  is_after: { title: 'Is after' },
  is_on_or_after: { title: 'Is on or after' },
  is_within_previous_n_days: { title: 'Is within the previous number of days' },
  is_within_next_n_days: { title: 'Is within the next number of days' },
} as const satisfies Readonly<Record<string, OperatorFacts>>

const ofHours = {
  is_business_hours: { title: 'Is (business hours)' },
  less_than_business_hours: { title: 'Less than (business hours)' },
  greater_than_business_hours: { title: 'Greater than (business hours)' },
} as const satisfies Readonly<Record<string, OperatorFacts>>

const operators = { ...plain, ...ofChange, ...ofDays, ...ofHours }

export type Operator = keyof typeof operators
export type ChangeOperator = keyof typeof ofChange
export type DayOperator = keyof typeof ofDays

/** All of them with their titles, by name. */
export const operatorFacts: Readonly<Record<Operator, OperatorFacts>> = operators

// The keys of the two groups are those of their types.
export const changeOperators = Object.keys(ofChange) as readonly ChangeOperator[]
export const dayOperators = Object.keys(ofDays) as readonly DayOperator[]

export const isOperator = (name: string): name is Operator => Object.hasOwn(operators, name)
