/** The clocks and calendars of a time zone. */
export interface ZoneClock {
  /** When they show what universal ones show at the time. */
  readonly momentOf: (universal: number) => number
  /** The day that they show: `2026-03-14`. */
  readonly dayOf: (time: number) => string
}

/** Of a zone by its IANA name. Made once for many questions: to read a zone's rules costs more than to ask one. */
export function zoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  /** How far the zone's clocks are ahead of universal ones, in milliseconds. */
  const offsetAt = (time: number) => {
    const parts = format.formatToParts(time)
    const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
    return shown - (time - (time % 1000))
  }
  return {
    momentOf(universal) {
      // The offset at the guess may be that of the other side of a clock change, so it is looked up once more.
      const guess = universal - offsetAt(universal)
      return universal - offsetAt(guess)
    },
    dayOf: (time) => new Date(time + offsetAt(time)).toISOString().slice(0, 10),
  }
}
