import type { AdjustableClock, ClockState } from './clock.ts'

/** The account's time: that of its clock or, while scheduled work is done, the time when it was due. */
export class AccountClock implements AdjustableClock {
  readonly #source: AdjustableClock
  readonly #onMove: () => void
  #moment: number | undefined

  constructor(source: AdjustableClock, onMove: () => void) {
    this.#source = source
    this.#onMove = onMove
  }

  now(): number {
    return this.#moment ?? this.#source.now()
  }

  advance(milliseconds: number): void {
    const { state } = this.#source
    this.#source.advance(milliseconds)
    try {
      this.#onMove()
    } catch (error) {
      this.#source.state = state
      throw error
    }
  }

  get state(): ClockState {
    return this.#source.state
  }

  set state(state: ClockState) {
    this.#source.state = state
  }

  /** Does the work at a time of its own. */
  at<T>(time: number, work: () => T): T {
    const before = this.#moment
    this.#moment = time
    try {
      return work()
    } finally {
      this.#moment = before
    }
  }
}
