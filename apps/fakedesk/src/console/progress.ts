/** Where progress is shown: a terminal, or else nothing is. */
export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const clearLine = '\r\u001B[K'

/** One line at the foot of a terminal that each further text takes the place of; a log or a file sees none of it. */
export class Progress {
  readonly #screen: Screen

  constructor(screen: Screen) {
    this.#screen = screen
  }

  show(text: string): void {
    const { isTTY = false, columns } = this.#screen
    // Some terminals do not know how wide they are, and say 0.
    if (isTTY) this.#screen.write(clearLine + text.slice(0, (columns || 80) - 1))
  }

  clear(): void {
    this.show('')
  }
}
