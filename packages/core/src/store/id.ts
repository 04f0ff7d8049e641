import type { Chance, ChanceState } from '../account/chance.ts'

/** Well above 32 bits and well below 2^53, as Zendesk's are, so that clients which truncate ids are found out. */
const first = 6_130_000_000_000
/** The distance of neighbours (recorded). */
export const smallestStep = 128

/** Where the ids have come to. */
export interface IdState {
  readonly last: number
  readonly chance: ChanceState
}

export interface IdSequence {
  state: IdState
  next(): number
  /** The first of so many ids that follow one another at the smallest step, as those of an audit's events do. */
  run(count: number): number
  /** Has the next id be this one, which `pass` has made sure is never drawn. */
  give(id: number): void
  /** From now on only ids above this one are drawn. */
  pass(id: number): void
}

/** Ids that grow by uneven steps, the same for the same chance. */
export function idSequence(chance: Chance): IdSequence {
  let last = first + chance.integer(1_000_000_000)
  let given: number | undefined
  return {
    get state() {
      return { last, chance: chance.state }
    },
    set state(state) {
      last = state.last
      given = undefined
      chance.state = state.chance
    },
    run(count) {
      const first = this.next()
      last += smallestStep * (count - 1)
      return first
    },
    give(id) {
      given = id
    },
    pass(id) {
      last = Math.max(last, id)
    },
    next() {
      if (given !== undefined) {
        const id = given
        given = undefined
        return id
      }
      last += smallestStep * (1 + chance.integer(8))
      return last
    },
  }
}
