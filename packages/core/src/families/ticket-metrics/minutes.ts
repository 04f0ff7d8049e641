/** Minutes by the clock and by opening hours: one number where both are the same, as they are without a schedule. */
export type Minutes = number | { readonly calendar: number; readonly business: number }

/** Both kinds, as answers show them. */
export interface BothMinutes {
  readonly calendar: number
  readonly business: number
}

export function bothOf(minutes: Minutes): BothMinutes {
  return typeof minutes === 'number' ? { calendar: minutes, business: minutes } : minutes
}

export function minutesOf(calendar: number, business: number): Minutes {
  return calendar === business ? calendar : { calendar, business }
}

export function plus(one: Minutes, other: Minutes): Minutes {
  const [left, right] = [bothOf(one), bothOf(other)]
  return minutesOf(left.calendar + right.calendar, left.business + right.business)
}

/** Never less than none: each of the two was rounded on its own. */
export function minus(one: Minutes, other: Minutes): Minutes {
  const [left, right] = [bothOf(one), bothOf(other)]
  return minutesOf(Math.max(0, left.calendar - right.calendar), Math.max(0, left.business - right.business))
}
