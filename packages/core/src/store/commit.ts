/** One record written: made (`before` undefined), changed, or deleted (`after` undefined). */
export interface Change {
  readonly collection: string
  readonly before: unknown
  readonly after: unknown
  readonly undo: () => void
}

export type CommitListener = (changes: readonly Change[]) => void

/** All writes of an account: those of one commit happen together or not at all. */
export class Journal {
  readonly #listeners = new Set<CommitListener>()
  #changes: Change[] | undefined
  #version = 0

  /** Grows with each commit that changed something. */
  get version(): number {
    return this.#version
  }

  /** Called after each commit, with its changes in order. Returns what ends the listening. */
  listen(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  record(change: Change): void {
    if (!this.#changes) throw new Error(`a write to ${change.collection} outside of a commit`)
    this.#changes.push(change)
  }

  /** Runs the work; if it throws, all that it wrote is taken back. A commit within a commit is part of it. */
  commit<T>(work: () => T): T {
    if (this.#changes) return work()
    const changes: Change[] = []
    this.#changes = changes
    try {
      const result = work()
      if (changes.length > 0) this.#version++
      return result
    } catch (error) {
      for (const change of changes.reverse()) change.undo()
      changes.length = 0
      throw error
    } finally {
      this.#changes = undefined
      if (changes.length > 0) for (const listener of this.#listeners) listener(changes)
    }
  }
}
