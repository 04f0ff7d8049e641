/** A written page, good for as long as the account stays at the version. */
export interface KeptPage {
  readonly version: number
  readonly tag: string
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

const mostPages = 256
const mostBytes = 8_000_000

/** The latest pages by address and caller. */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>()
  #bytes = 0

  get(key: string, version: number): KeptPage | undefined {
    const page = this.#pages.get(key)
    return page?.version === version ? page : undefined
  }

  set(key: string, page: KeptPage): void {
    if (this.#pages.size >= mostPages || this.#bytes > mostBytes) {
      this.#pages.clear()
      this.#bytes = 0
    }
    this.#bytes += page.body.length - (this.#pages.get(key)?.body.length ?? 0)
    this.#pages.set(key, page)
  }
}
