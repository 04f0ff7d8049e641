import type { SortKey } from '../store/sorted.ts'
import { decodeBase64, encodeBase64 } from './credentials.ts'

/** A cursor names a place in an order: base64 of `{"o": order, "v": the values there}`. Opaque to clients. */
export function encodeCursor(order: string, key: SortKey): string {
  return encodeBase64(JSON.stringify({ o: order, v: key }))
}

/** The place; undefined where the text is no cursor of this order. */
export function decodeCursor(order: string, text: string): SortKey | undefined {
  const json = decodeBase64(text)
  if (json === undefined) return undefined
  try {
    const { o, v }: { o?: unknown; v?: unknown } = Object(JSON.parse(json))
    return o === order && isSortKey(v) ? v : undefined
  } catch {
    return undefined
  }
}

function isSortKey(value: unknown): value is SortKey {
  return Array.isArray(value) && value.every((part) => part === null || ['string', 'number'].includes(typeof part))
}
