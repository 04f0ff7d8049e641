const units: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
}

/** Milliseconds of a number of seconds, or of a text like `90 minutes` or `1 day 6 hours`; undefined for anything else. */
export function readDuration(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value * 1000 : undefined
  if (typeof value !== 'string' || !/^\s*(\d+(\.\d+)?\s*[a-z]+\s*)+$/i.test(value)) return undefined
  let seconds = 0
  for (const [, amount, name = ''] of value.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    const unit = units[name.toLowerCase().replace(/s$/, '')]
    if (unit === undefined) return undefined
    seconds += Number(amount) * unit
  }
  return seconds * 1000
}
