import type { Reply } from '../exchange.ts'

/** Counts the bytes of a body, of a text those of UTF-8. */
export type ByteCounter = (body: Reply['body']) => number

/** What texts are written into is written over by the next, and never kept. */
export function byteCounter(): ByteCounter {
  const encoder = new TextEncoder()
  const scratch = new Uint8Array(8192)
  return (body) => {
    if (typeof body !== 'string') return body?.byteLength ?? 0
    let bytes = 0
    for (let at = 0; at < body.length; ) {
      const { read, written } = encoder.encodeInto(at === 0 ? body : body.slice(at), scratch)
      at += read
      bytes += written
    }
    return bytes
  }
}
