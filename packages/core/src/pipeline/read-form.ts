import type { BodyShape } from '@fakedesk/spec'
import { malformedForm } from '../errors.ts'
import type { SentFile } from './sent-file.ts'

export interface Form {
  /** The text fields, nested as their names say: `brand[name]` is `{ brand: { name } }`. */
  readonly values: unknown
  readonly files: readonly SentFile[]
}

/** Parses a form of several parts. A field whose whole name the shape knows is not taken apart. Throws `malformedForm`. */
export async function readForm(bytes: Uint8Array, type: string, shape: BodyShape | undefined): Promise<Form> {
  const values: Nested = {}
  const files: SentFile[] = []
  for (const [field, value] of await parse(bytes, type)) {
    const isWhole = typeof shape === 'object' && Object.hasOwn(shape, field)
    const path = isWhole ? [field] : field.split(/[[\]]+/).filter((part) => part !== '')
    if (typeof value === 'string') set(values, path, value)
    else {
      // The objects around a file are named by it, as `brand` is by `brand[logo][uploaded_data]`.
      if (path.length > 1) set(values, path.slice(0, -1), {})
      files.push({ field, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
    }
  }
  return { values, files }
}

async function parse(bytes: Uint8Array, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData()
  } catch (cause) {
    throw malformedForm(cause)
  }
}

interface Nested {
  [name: string]: Nested | string
}

function set(values: Nested, path: readonly string[], value: Nested | string): void {
  const [name, ...rest] = path
  if (name === undefined || name === '__proto__') return
  const already = values[name]
  if (rest.length === 0) {
    if (typeof value === 'string' || already === undefined) values[name] = value
    return
  }
  const inner: Nested = typeof already === 'object' ? already : {}
  values[name] = inner
  set(inner, rest, value)
}
