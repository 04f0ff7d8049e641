import { type IdSequence, type IdState, idSequence } from '../store/id.ts'
import { type Chance, type ChanceState, seededChance } from './chance.ts'

/** Where all that an account draws from has come to. */
export interface DrawsState {
  readonly chance: ChanceState
  readonly ids: IdState
  /** The last number given, by the name of the sequence. */
  readonly numbers: Readonly<Record<string, number>>
}

/** What an account draws from: chance, ids, and numbers that count up from 1. The same for the same name. */
export class Draws {
  readonly chance: Chance
  readonly ids: IdSequence
  #numbers: Readonly<Record<string, number>> = {}

  constructor(seed: string) {
    this.chance = seededChance(`${seed} chance`)
    this.ids = idSequence(seededChance(`${seed} ids`))
  }

  /** The next number under the name; none is given twice. */
  number(name: string): number {
    const next = (this.#numbers[name] ?? 0) + 1
    this.#numbers = { ...this.#numbers, [name]: next }
    return next
  }

  passNumber(name: string, number: number): void {
    if (number > (this.#numbers[name] ?? 0)) this.#numbers = { ...this.#numbers, [name]: number }
  }

  get state(): DrawsState {
    return { chance: this.chance.state, ids: this.ids.state, numbers: this.#numbers }
  }

  set state({ chance, ids, numbers }: DrawsState) {
    this.chance.state = chance
    this.ids.state = ids
    this.#numbers = numbers
  }
}
