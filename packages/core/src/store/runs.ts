/** What is used of an array. */
export type Sequence<T> = Pick<T[], 'length' | 'at' | 'slice' | 'splice' | 'push'>

const usualRun = 512
const longestRun = 2 * usualRun

/** A long sequence in short runs: what comes or goes shifts its own run, not all that follows. */
export class Runs<T> implements Sequence<T> {
  readonly #runs: T[][] = []
  /** The place of each run's first element. */
  readonly #starts: number[] = []
  #length: number

  constructor(elements: readonly T[]) {
    for (let start = 0; start < elements.length; start += usualRun) {
      this.#runs.push(elements.slice(start, start + usualRun))
      this.#starts.push(start)
    }
    this.#length = elements.length
  }

  get length(): number {
    return this.#length
  }

  at(place: number): T | undefined {
    const run = this.#runAt(place)
    return this.#runs[run]?.[place - this.#startOf(run)]
  }

  slice(from = 0, to = this.#length): T[] {
    const found: T[] = []
    for (let run = this.#runAt(from); run < this.#runs.length && this.#startOf(run) < to; run++) {
      const start = this.#startOf(run)
      const part = this.#runs[run]?.slice(Math.max(0, from - start), to - start) ?? []
      for (const element of part) found.push(element)
    }
    return found
  }

  /** Takes no more than one element away. */
  splice(place: number, deleted = 0, ...added: T[]): T[] {
    const run = this.#runAt(place)
    const elements = this.#runs[run] ?? this.#begun()
    const taken = elements.splice(place - this.#startOf(run), deleted, ...added)
    if (elements.length > longestRun) this.#runs.splice(run, 1, elements.slice(0, usualRun), elements.slice(usualRun))
    else if (elements.length === 0) this.#runs.splice(run, 1)
    if (added.length !== taken.length) this.#count(run)
    return taken
  }

  push(...added: T[]): number {
    for (const element of added) this.splice(this.#length, 0, element)
    return this.#length
  }

  #begun(): T[] {
    const run: T[] = []
    this.#runs.push(run)
    return run
  }

  /** The starts behind a run that has changed. */
  #count(from: number): void {
    const runs = this.#runs
    let start = this.#startOf(from)
    this.#starts.length = runs.length
    for (let run = from; run < runs.length; run++) {
      this.#starts[run] = start
      start += runs[run]?.length ?? 0
    }
    this.#length = start
  }

  #startOf(run: number): number {
    return this.#starts[run] ?? 0
  }

  /** The last run that begins at the place or before it. */
  #runAt(place: number): number {
    let low = 0
    let high = this.#runs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.#startOf(middle) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
}
