const frame = 100

/**
 * Tells what is going on for as long as it goes on: on a terminal one line that counts the seconds and ends with what
 * the command said last; elsewhere a line at the beginning and a sign of life every half a minute.
 */
export class Progress {
  #text
  #stream
  #began = Date.now()
  #last = ''
  #timer

  constructor(text, stream = process.stderr) {
    this.#text = text
    this.#stream = stream
    if (!stream.isTTY) stream.write(`${text} ...\n`)
    this.#timer = setInterval(() => this.#show(), stream.isTTY ? frame : 30_000)
  }

  /** Takes what the command says, in any pieces. */
  heard(chunk) {
    this.#last =
      String(chunk)
        .split(/[\r\n]+/)
        .map(plain)
        .findLast((line) => line !== '') ?? this.#last
  }

  end() {
    clearInterval(this.#timer)
    if (this.#stream.isTTY) this.#stream.write(`\r\x1b[K${this.#text}: ${this.#seconds()} s\n`)
  }

  #show() {
    if (!this.#stream.isTTY) return this.#stream.write(`${this.#text}: ${this.#seconds()} s so far\n`)
    const line = `${this.#text}: ${this.#seconds()} s  ${this.#last}`
    this.#stream.write(`\r\x1b[K${line.slice(0, (this.#stream.columns ?? 80) - 1)}`)
  }

  #seconds() {
    return Math.round((Date.now() - this.#began) / 1000)
  }
}

/** Without what would move the cursor or colour the line. */
function plain(line) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that are to go
  return line.replace(/\x1b\[[\d;?]*[A-Za-z]|[\x00-\x1f\x7f]/g, '').trim()
}
