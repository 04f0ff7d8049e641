/** What time it is for an account, in milliseconds since 1970. */
export interface Clock {
  now(): number
}

/** A clock that can be set forward, so that a test may say "four days later". */
export interface AdjustableClock extends Clock {
  /** Milliseconds; the clock never goes back. */
  advance(milliseconds: number): void
}

/** The time of the host, moved forward by what it was advanced. */
export function realClock(): AdjustableClock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += Math.max(0, milliseconds)
    },
  }
}

/** Stands still unless it is advanced. */
export function fixedClock(start: string | number | Date): AdjustableClock {
  let now = new Date(start).getTime()
  if (Number.isNaN(now)) throw new TypeError(`not a date: ${String(start)}`)
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += Math.max(0, milliseconds)
    },
  }
}

/** Zendesk's form: UTC, whole seconds, `Z`. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
