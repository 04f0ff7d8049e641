/** The name under which bytes stand in a record's text. */
const bytesAs = '$base64'

/** A record as JSON, bytes included, for files. Bytes are properties of the record itself, not of what it holds. */
export function writeRecord(record: object): string {
  // Looking at each value within doubles the cost of writing, and few records hold bytes.
  return Object.values(record).some(isBytes) ? JSON.stringify(record, asText) : JSON.stringify(record)
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array

const asText = (_: string, value: unknown) => (isBytes(value) ? { [bytesAs]: encode(value) } : value)

/** What {@link writeRecord} wrote. Throws `SyntaxError`. */
export function readRecord(text: string): unknown {
  // Few records hold bytes, and a reviver doubles the cost of reading.
  return text.includes(`"${bytesAs}"`) ? JSON.parse(text, revive) : JSON.parse(text)
}

function revive(_: string, value: unknown): unknown {
  const text: unknown = Object(value)[bytesAs]
  return typeof text === 'string' && Object.keys(Object(value)).length === 1 ? decode(text) : value
}

/** By parts: a call takes only so many arguments. */
function encode(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)))
  return btoa(parts.join(''))
}

function decode(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
