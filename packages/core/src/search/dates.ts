import { zoneClock } from '../zone-clock.ts'

/** A stretch of time in milliseconds; the end is no part of it. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** The time that a value of the search language means; undefined where it is no time. */
export function readDate(
  value: string,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Stretch | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayOf(value, timeZone)
  const relative = /^(\d+)(minute|hour|day|week|month|year)s?$/i.exec(value)
  if (relative) {
    const point = before(now, Number(relative[1]), relative[2]?.toLowerCase() ?? '')
    return { from: point, to: point }
  }
  const time = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : { from: time, to: time + second }
}

/** A day of the account's own calendar. */
function dayOf(text: string, timeZone: string): Stretch | undefined {
  const day = Date.parse(`${text}T00:00:00Z`)
  const { momentOf } = zoneClock(timeZone)
  return Number.isNaN(day) ? undefined : { from: momentOf(day), to: momentOf(day + 24 * hour) }
}

const lengths: Readonly<Record<string, number>> = { minute, hour, day: 24 * hour, week: 7 * 24 * hour }

function before(now: number, count: number, unit: string): number {
  const length = lengths[unit]
  if (length !== undefined) return now - count * length
  const date = new Date(now)
  date.setUTCMonth(date.getUTCMonth() - count * (unit === 'year' ? 12 : 1))
  return date.getTime()
}
