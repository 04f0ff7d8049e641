/** Below this many characters Node sends a text together with its head, faster than bytes. */
const shortest = 4_096
/** Beyond, what is kept would be too much. */
const longest = 262_144
const mostTexts = 32

/**
 * The bytes of the texts that were sent lately. The engine gives the same text for as long as nothing changes, and to
 * make it bytes again for each request took a third of the whole time of a page of 100 records.
 */
export class KeptBytes {
  readonly #bytes = new Map<string, Uint8Array>()

  /** The text as bytes, or as it is where that is sent sooner. */
  of(text: string): string | Uint8Array {
    if (text.length < shortest || text.length > longest) return text
    const kept = this.#bytes.get(text)
    if (kept) return kept
    if (this.#bytes.size >= mostTexts) this.#bytes.clear()
    const bytes = Buffer.from(text)
    this.#bytes.set(text, bytes)
    return bytes
  }
}
