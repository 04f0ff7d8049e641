import type { IncomingMessage } from 'node:http'
import { type Exchange, mounted } from '@fakedesk/core'
import { hostIn } from './hosts.ts'

/** What a Node server received, as the engine reads it; nothing is worked out before it is asked for. */
export class IncomingExchange implements Exchange {
  readonly method: string
  readonly url: string
  readonly mount: string | undefined
  readonly host: string
  readonly #incoming: IncomingMessage
  #bytes: Promise<Uint8Array<ArrayBuffer>> | undefined

  constructor(incoming: IncomingMessage, scheme: 'http' | 'https' = 'http') {
    const { url = '/', method = 'GET', headers } = incoming
    this.method = method
    this.host = hostIn(headers)
    // A client that takes us for its proxy sends the whole address; `OPTIONS *` sends no path.
    const whole =
      url.includes('://') && !url.startsWith('/') ? url : `${scheme}://${this.host}/${url.replace(/^\//, '')}`
    const { mount, url: inner } = mounted(whole)
    this.mount = mount
    this.url = inner
    this.#incoming = incoming
  }

  get address(): string | undefined {
    const address = this.#incoming.socket.remoteAddress
    // A server that listens on IPv6 is told of IPv4 callers in the form of IPv6.
    return address?.startsWith('::ffff:') ? address.slice(7) : address
  }

  /** With its query, as it was sent. */
  get path(): string {
    return this.#incoming.url ?? '/'
  }

  get headers(): Readonly<Record<string, string>> {
    const entries = Object.entries(this.#incoming.headers)
    const named = entries.filter(([name, value]) => value !== undefined && !name.startsWith(':'))
    return Object.fromEntries(named.map(([name, value]) => [name, String(value)]))
  }

  header(name: string): string | undefined {
    const value = this.#incoming.headers[name.toLowerCase()]
    return typeof value === 'string' ? value : value?.join(', ')
  }

  /** The same bytes each time: a referee reads them before the engine does. */
  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    this.#bytes ??= collect(this.#incoming)
    return this.#bytes
  }

  request(): Request {
    const { method, url, headers } = this
    if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
    const start = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      controller.enqueue(await this.bytes())
      controller.close()
    }
    return new Request(url, { method, headers, body: new ReadableStream({ start }), duplex: 'half' })
  }
}

/** More than the engine takes in any case; what comes beyond is read, for the answer's sake, but not kept. */
const kept = 64 * 1024 * 1024

async function collect(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of incoming) {
    length += chunk.length
    if (length <= kept) chunks.push(chunk)
  }
  return Uint8Array.from(Buffer.concat(chunks))
}
