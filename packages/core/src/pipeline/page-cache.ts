/** A written page, good for as long as the account stays at the version. */
export interface KeptPage {
  readonly version: number
  readonly tag: string
  readonly body: string | Uint8Array<ArrayBuffer>
  /** As many as the body has. */
  readonly bytes: number
  readonly headers: Readonly<Record<string, string>>
}

const mostPages = 256
const mostBytes = 8_000_000
/** A larger page costs more to keep than to write again. */
const largestPage = mostBytes / 4

/** The latest pages by address and caller. */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>()
  #bytes = 0

  get(key: string, version: number): KeptPage | undefined {
    const page = this.#pages.get(key)
    return page?.version === version ? page : undefined
  }

  set(key: string, page: KeptPage): void {
    const size = sizeOf(key, page)
    if (size > largestPage) return
    if (this.#pages.size >= mostPages || this.#bytes > mostBytes) {
      this.#pages.clear()
      this.#bytes = 0
    }
    const before = this.#pages.get(key)
    this.#bytes += size - (before ? sizeOf(key, before) : 0)
    this.#pages.set(key, page)
  }
}

const sizeOf = (key: string, { body }: KeptPage) => key.length + body.length
