/** What time it is for an account, in milliseconds since 1970. */
export interface Clock {
  now(): number
}

/** Where a clock stands, as plain data: so far ahead of the host's time, or still. */
export type ClockState =
  | { readonly kind: 'real'; readonly ahead: number }
  | { readonly kind: 'fixed'; readonly now: number }

/** A clock that can be set forward, so that a test may say "four days later". */
export interface AdjustableClock extends Clock {
  /** May be kept, and put back. */
  state: ClockState
  /** Milliseconds; the clock never goes back. Throws a `RangeError` for less than none, and beyond the year 9999. */
  advance(milliseconds: number): void
}

/** The end of the year 9999, the last that Zendesk's form of a time can tell. */
const latest = Date.UTC(10_000, 0) - 1

/** The time of the host, moved forward by what it was advanced. */
export function realClock(): AdjustableClock {
  return clockAt({ kind: 'real', ahead: 0 })
}

/** Stands still unless it is advanced. */
export function fixedClock(start: string | number | Date): AdjustableClock {
  const now = new Date(start).getTime()
  if (!(now >= 0 && now <= latest)) throw new RangeError(`not a time from 1970 to 9999: ${String(start)}`)
  return clockAt({ kind: 'fixed', now })
}

function clockAt(state: ClockState): AdjustableClock {
  const clock: AdjustableClock = {
    state,
    now: () => (clock.state.kind === 'real' ? Math.min(Date.now() + clock.state.ahead, latest) : clock.state.now),
    advance(milliseconds) {
      timeAfter(clock.now(), milliseconds)
      const { state } = clock
      clock.state =
        state.kind === 'real'
          ? { kind: 'real', ahead: state.ahead + milliseconds }
          : { kind: 'fixed', now: state.now + milliseconds }
    },
  }
  return clock
}

/** The time so many milliseconds later; throws a `RangeError` where no clock can come to it. */
export function timeAfter(time: number, milliseconds: number): number {
  if (milliseconds >= 0 && time + milliseconds <= latest) return time + milliseconds
  throw new RangeError('a clock goes forward only, and not beyond the year 9999')
}

/** Zendesk's form: UTC, whole seconds, `Z`. What would come after the year 9999 comes at its end. */
export function timestamp(milliseconds: number): string {
  return `${new Date(Math.min(milliseconds, latest)).toISOString().slice(0, 19)}Z`
}
