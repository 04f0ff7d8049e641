/**
 * Milliseconds since 1970 of a time with its zone, as `2026-03-14T09:00:00Z`; undefined for anything else, among it days
 * that no month has.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/
  const time = form.test(value) && isDay(value.slice(0, 10)) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

/** Whether it is a day of the calendar, as `2026-03-14`. */
export function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value) && !Number.isNaN(Date.parse(value))
}

/** `Date.parse` takes the 31st of February for a day of March. */
function isDay(date: string): boolean {
  if (Number(date.slice(8)) <= 28) return true
  const time = Date.parse(date)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
