/** One record written: made (`before` undefined), changed, or deleted (`after` undefined). */
export interface Change {
  readonly collection: Written
  readonly before: object | undefined
  readonly after: object | undefined
}

/** A collection, as far as what was written to it has to be named and taken back. */
export interface Written {
  readonly definition: { readonly name: string; readonly isAside?: boolean }
  /** Puts the one record in the place of the other, unrecorded. */
  replace(before: object | undefined, after: object | undefined): void
}

/**
 * Hears of each commit, with its changes in order and whether they count as writing, before anybody is told that it
 * holds. What it throws (a full disk) takes the commit back.
 */
export type CommitListener = (changes: readonly Change[], counts: boolean) => void

/** All writes of an account: those of one commit happen together or not at all. */
export class Journal {
  readonly #listeners = new Set<CommitListener>()
  #changes: Change[] | undefined
  #keeper: CommitListener | undefined
  #version = 0
  #writes = 0
  #isWritten = false
  #isTouched = false

  /** Grows with each commit that changed something. */
  get version(): number {
    return this.#version
  }

  /** Grows with each write of a record, committed or not, and with what is taken back; what stands aside is not counted. */
  get writes(): number {
    return this.#writes
  }

  /** Whether anything was committed since `begin`, notes aside. */
  get isWritten(): boolean {
    return this.#isWritten
  }

  /** What was committed so far is what the account begins with. */
  begin(): void {
    this.#isWritten = false
  }

  /** The account was kept with all that was committed up to this version. */
  resume(version: number): void {
    this.#version = version
    this.#isWritten = true
  }

  /** Has the listeners hear of this commit whether or not it writes a record. */
  touch(): void {
    this.#isTouched = true
  }

  /** Returns what ends the listening. */
  listen(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Has this listener hear last, when no other can take the commit back any more: what it has kept holds. */
  keepWith(keeper: CommitListener): void {
    this.#keeper = keeper
  }

  /** Lets all listeners hear; also of what no record tells, such as a clock that was moved. */
  tell(changes: readonly Change[], counts: boolean): void {
    for (const listener of this.#listeners) listener(changes, counts)
    this.#keeper?.(changes, counts)
  }

  record(change: Change): void {
    if (!this.#changes) throw new Error(`a write to ${change.collection.definition.name} outside of a commit`)
    this.#changes.push(change)
    if (!change.collection.definition.isAside) this.#writes++
  }

  /**
   * Runs the work; if it throws, all that it wrote is taken back. A commit within a commit is part of it, and
   * taken back alone if it alone fails.
   */
  commit<T>(work: () => T): T {
    return this.#changes ? this.#attempt(this.#changes, work) : this.#outermost(work, true)
  }

  /**
   * The same for bookkeeping: what a signed request leaves behind whatever it asks, such as the time of a sign-in.
   * An account that has nothing else in it may be forgotten.
   */
  note<T>(work: () => T): T {
    return this.#changes ? this.#attempt(this.#changes, work) : this.#outermost(work, false)
  }

  #outermost<T>(work: () => T, counts: boolean): T {
    const changes: Change[] = []
    this.#changes = changes
    try {
      return this.#attempt(changes, () => {
        const result = work()
        if (changes.length > 0 || this.#isTouched) this.tell(changes, counts)
        return result
      })
    } finally {
      this.#changes = undefined
      this.#isTouched = false
      if (changes.some(({ collection }) => !collection.definition.isAside)) this.#version++
      this.#isWritten ||= counts && changes.length > 0
    }
  }

  #attempt<T>(changes: Change[], work: () => T): T {
    const already = changes.length
    try {
      return work()
    } catch (error) {
      for (const { collection, before, after } of changes.splice(already).reverse()) collection.replace(after, before)
      this.#writes++
      throw error
    }
  }
}
