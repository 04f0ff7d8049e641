/** The first and the last byte of a part. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/**
 * The part that a `Range` header asks for; undefined for the whole, which is also what several parts at once or
 * a header that cannot be read get (RFC 9110, 14.2).
 */
export function byteRange(header: string | null | undefined, size: number): ByteRange | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return undefined
  // Without a begin it is so many of the last bytes.
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < from) return undefined
  return from < size && from <= to ? { from, to } : 'beyond'
}
