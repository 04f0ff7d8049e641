/** What time it is for an account, in milliseconds since 1970. */
export interface Clock {
  now(): number
}

/** What a clock is made of: so far ahead of the host's time, or standing still. Milliseconds. */
export type ClockState =
  | { readonly kind: 'real'; readonly ahead: number }
  | { readonly kind: 'fixed'; readonly now: number }

/** A clock that can be set forward, so that a test may say "four days later". */
export interface AdjustableClock extends Clock {
  /** Milliseconds; the clock never goes back by it. */
  advance(milliseconds: number): void
  /** All there is to know of the clock; set to bring back what it was. */
  state: ClockState
}

/** The time of the host, moved forward by what it was advanced. */
export function realClock(): AdjustableClock {
  return clockOf({ kind: 'real', ahead: 0 })
}

/** Stands still unless it is advanced. */
export function fixedClock(start: string | number | Date): AdjustableClock {
  const now = new Date(start).getTime()
  if (Number.isNaN(now)) throw new TypeError(`not a date: ${String(start)}`)
  return clockOf({ kind: 'fixed', now })
}

function clockOf(begin: ClockState): AdjustableClock {
  return {
    state: begin,
    now() {
      return this.state.kind === 'real' ? Date.now() + this.state.ahead : this.state.now
    },
    advance(milliseconds) {
      const by = Math.max(0, milliseconds)
      const { state } = this
      this.state = state.kind === 'real' ? { ...state, ahead: state.ahead + by } : { ...state, now: state.now + by }
    },
  }
}

/** Zendesk's form: UTC, whole seconds, `Z`. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
