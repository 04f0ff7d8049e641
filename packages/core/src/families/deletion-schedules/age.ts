import type { Condition } from '@fakedesk/spec'
import { timestamp } from '../../account/clock.ts'
import { valuesOf } from '../../rules/condition-field.ts'

/** The times of a record that conditions of age count from; of users, the last is that of their own doing. */
export interface Times {
  readonly created_at: string
  readonly updated_at: string
}

/** The conditions of age, and the time that each counts from. */
const counted: ReadonlyMap<string, keyof Times> = new Map([
  ['duration_since_created_at', 'created_at'],
  ['duration_since_last_update', 'updated_at'],
])

export const isAge = ({ field }: Pick<Condition, 'field'>) => counted.has(field)

/** An ISO period of whole days, as `P1Y` or `P180D`. */
const period = /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/

/** What is wrong with a condition of age; undefined for a sound one. */
export function problemWithAge({ field, operator, value }: Condition): string | undefined {
  const [text = '', ...more] = valuesOf(value)
  if (operator !== 'greater_than') return `Invalid operator '${operator}' in '${field}'`
  return more.length === 0 && period.test(text) ? undefined : `Invalid value '${text}' in '${field}'`
}

/** Whether the record is older than the condition says. */
export function isOlder(condition: Condition, times: Times, now: number): boolean {
  return times[counted.get(condition.field) ?? 'updated_at'] <= cutoff(condition, now)
}

/** The latest time of a kind that a record can have which meets every one of the conditions; now where none is of it. */
export function latestOf(conditions: readonly Condition[], kind: keyof Times, now: number): string {
  const own = conditions.filter(({ field }) => counted.get(field) === kind)
  return own.map((condition) => cutoff(condition, now)).reduce(earlier, timestamp(now))
}

const earlier = (one: string, other: string) => (one < other ? one : other)

/** Since when a record must be left alone: years and months are those of the calendar. No record meets what is no period. */
function cutoff({ value }: Condition, now: number): string {
  const parts = period.exec(valuesOf(value)[0] ?? '')
  if (!parts) return ''
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  const date = new Date(now)
  date.setUTCFullYear(date.getUTCFullYear() - years, date.getUTCMonth() - months, date.getUTCDate() - weeks * 7 - days)
  return timestamp(date.getTime())
}
