import type { Chance } from '../../account/chance.ts'
import { day } from '../../account/days-ago.ts'
import { weighted } from './choose.ts'

export const hour = day / 24
const minute = hour / 60

/** How many customers write in which hour of their day. */
const byHour: readonly (readonly [number, number])[] = [
  ...([3, 2, 1, 1, 1, 2, 6, 14, 30, 46, 52, 50, 40, 42, 46, 45, 42, 38, 34, 33, 34, 28, 16, 8] as const).entries(),
]

/** From Sunday on. */
const byWeekday = [0.3, 1.25, 1.15, 1.05, 1, 0.9, 0.4]

/** How busy a day is beside others; the desk has grown by some half over the time. */
export function busyness(time: number, progress: number): number {
  return (byWeekday[new Date(time).getUTCDay()] ?? 1) * (0.8 + 0.4 * progress)
}

/** A moment of the day that begins at the time, in whole seconds; the customers' clocks are so many hours ahead. */
export function momentOf(chance: Chance, midnight: number, offset: number): number {
  const local = weighted(chance, byHour) - offset
  return midnight + ((local + 24) % 24) * hour + chance.integer(3600) * 1000
}

/** The time itself if somebody is at work then, or else soon after the next morning begins. */
export function atWork(chance: Chance, time: number): number {
  const date = new Date(time)
  const [weekday, hours] = [date.getUTCDay(), date.getUTCHours()]
  const isWeekend = weekday === 0 || weekday === 6
  if (!isWeekend && hours >= 8 && hours < 18) return time
  const midnight = time - (time % day)
  const days = isWeekend ? (weekday === 6 ? 2 : 1) : hours < 8 ? 0 : weekday === 5 ? 3 : 1
  return midnight + days * day + 8 * hour + Math.floor(chance.fraction() * 150) * minute + chance.integer(60) * 1000
}
