import { zoneOffset } from './zone-offset.ts'

/** The clocks and calendars of a time zone. */
export interface ZoneClock {
  /** When they show what universal ones show at the time. */
  readonly momentOf: (universal: number) => number
  /** The day that they show: `2026-03-14`. */
  readonly dayOf: (time: number) => string
}

/** Of a zone by its IANA name. */
export function zoneClock(timeZone: string): ZoneClock {
  return {
    momentOf(universal) {
      // The offset at the guess may be that of the other side of a clock change, so it is looked up once more.
      const guess = universal - zoneOffset(timeZone, universal)
      return universal - zoneOffset(timeZone, guess)
    },
    dayOf: (time) => new Date(time + zoneOffset(timeZone, time)).toISOString().slice(0, 10),
  }
}
