/** Milliseconds since 1970 of a time as `2026-03-14T09:00:00Z`, with a zone; undefined for anything else. */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/
  const time = form.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
