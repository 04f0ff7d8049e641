/** Writes lines in one go a turn of the event loop: under load a line costs a push, not a system call. */
export class Lines {
  readonly #write: (text: string) => void
  #pending: string[] = []

  constructor(write: (text: string) => void) {
    this.#write = write
  }

  add(line: string): void {
    if (this.#pending.push(line) === 1) setImmediate(() => this.flush())
  }

  flush(): void {
    if (this.#pending.length === 0) return
    const text = `${this.#pending.join('\n')}\n`
    this.#pending = []
    this.#write(text)
  }
}
