/** The property under which a record's text has its bytes, by the names of the properties that hold them. */
const bytesAs = '$base64'

/** A record as JSON, bytes included, for files. Bytes are properties of the record itself, not of what it holds. */
export function writeRecord(record: object): string {
  if (!Object.values(record).some(isBytes)) return JSON.stringify(record)
  const bytes = Object.entries(record).filter((entry): entry is [string, Uint8Array] => isBytes(entry[1]))
  const texts = Object.fromEntries(bytes.map(([name, value]) => [name, encode(value)]))
  // The place of each property is kept.
  const places = Object.fromEntries(bytes.map(([name]) => [name, null]))
  return JSON.stringify({ ...record, ...places, [bytesAs]: texts })
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array

/** What {@link writeRecord} wrote. Throws `SyntaxError`. */
export function readRecord(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return text.includes(bytesAs) ? withBytes(value) : value
}

/** The record with its bytes in their places. What callers name so within a property of theirs is none of it. */
export function withBytes(value: unknown): unknown {
  if (!Object.hasOwn(Object(value), bytesAs)) return value
  const { [bytesAs]: texts, ...record } = Object(value)
  for (const [name, text] of Object.entries(Object(texts))) record[name] = bytesOf(String(text))
  return record
}

/** By parts: a call takes only so many arguments. */
function encode(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)))
  return btoa(parts.join(''))
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
