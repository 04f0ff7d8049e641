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

  /**
   * Runs the work; if it throws, all that it wrote is taken back. A commit within a commit is part of it, and
   * taken back alone if it alone fails.
   */
  commit<T>(work: () => T): T {
    return this.#changes ? attempt(this.#changes, work) : this.#outermost(work)
  }

  #outermost<T>(work: () => T): T {
    const changes: Change[] = []
    this.#changes = changes
    try {
      return attempt(changes, work)
    } finally {
      this.#changes = undefined
      if (changes.length > 0) {
        this.#version++
        for (const listener of this.#listeners) listener(changes)
      }
    }
  }
}

function attempt<T>(changes: Change[], work: () => T): T {
  const already = changes.length
  try {
    return work()
  } catch (error) {
    for (const change of changes.splice(already).reverse()) change.undo()
    throw error
  }
}
