import type { BodyShape } from '@fakedesk/spec'
import { malformedForm } from '../errors.ts'
import { deepestJson, longestFieldName, mostFields } from './limits.ts'
import type { SentFile } from './sent-file.ts'

export interface Form {
  /** The text fields, nested as their names say: `brand[name]` is `{ brand: { name } }`. */
  readonly values: unknown
  readonly files: readonly SentFile[]
}

/** Parses a form of several parts. A field whose whole name the shape knows is not taken apart. Throws `malformedForm`. */
export async function readForm(bytes: Uint8Array, type: string, shape: BodyShape | undefined): Promise<Form> {
  const values = nested()
  const files: SentFile[] = []
  const fields = [...(await parse(bytes, type))]
  if (fields.length > mostFields) throw malformedForm(`it has more than ${mostFields} fields`)
  for (const [field, value] of fields) {
    if (field.length > longestFieldName) {
      throw malformedForm(`the name of a field is longer than ${longestFieldName} characters`)
    }
    const isWhole = shape?.type === 'object' && Object.hasOwn(shape.properties, field)
    const path = isWhole ? [field] : field.split(/[[\]]+/).filter((part) => part !== '')
    if (typeof value === 'string') set(values, path, value)
    else {
      // The objects around a file are named by it, as `brand` is by `brand[logo][uploaded_data]`.
      if (path.length > 1) set(values, path.slice(0, -1), nested())
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

/** Without a prototype: fields may have any name. */
const nested = (): Nested => Object.create(null)

function set(values: Nested, path: readonly string[], value: Nested | string): void {
  const name = path.at(-1)
  if (name === undefined || path.length > deepestJson) return
  const holder = path.slice(0, -1).reduce((around, step) => {
    const already = around[step]
    const inner = typeof already === 'object' ? already : nested()
    around[step] = inner
    return inner
  }, values)
  if (typeof value === 'string' || holder[name] === undefined) holder[name] = value
}
