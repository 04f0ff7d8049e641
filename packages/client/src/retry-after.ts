/**
 * Seconds that `Retry-After` asks to wait; undefined if it is absent or unreadable. A date counts from the answer's
 * own `Date`, so that a wrong clock here does not matter.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After')?.trim()
  if (!value) return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value)
  const until = Date.parse(value)
  if (Number.isNaN(until)) return undefined
  const answered = Date.parse(headers.get('Date') ?? '')
  return Math.max(0, (until - (Number.isNaN(answered) ? Date.now() : answered)) / 1000)
}
