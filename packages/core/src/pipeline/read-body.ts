import type { BodyFacts, BodyShape, OperationFacts } from '@fakedesk/spec'
import { malformedJson, missingParameter, tooLarge, unsupportedType } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { readForm } from './read-form.ts'
import { notOfType } from './read-parameters.ts'
import type { SentFile } from './sent-file.ts'

/** Beyond this many bytes the gateway refuses a JSON body. */
const largestBody = 8 * 1024 * 1024
/** The same for files (docs: Attachments), and what a form has around one. */
export const largestUpload = 50 * 1024 * 1024 + 64 * 1024

export interface ReadBody {
  /** Coerced to the specification's types; undefined where the operation takes none. */
  readonly body: unknown
  readonly files: readonly SentFile[]
  /** What the specification does not know, as `user.shoe_size`. */
  readonly unknown: readonly string[]
}

/** Reads and coerces a body as Zendesk does: unknown properties are noted, not refused. */
export async function readBody(
  exchange: Exchange,
  facts: OperationFacts,
  expected: BodyFacts | undefined,
): Promise<ReadBody> {
  const { values, files } = await readContent(exchange, expected)
  if (!expected) return { body: undefined, files, unknown: keysOf(values, '') }
  if (files.some(({ field }) => field === '')) return { body: undefined, files, unknown: [] }
  const unknown: string[] = []
  const body = coerce(expected.shape, values ?? {}, { facts, unknown, name: '' })
  const isMissing = (name: string) => Object(body)[name] === undefined || Object(body)[name] === null
  const missing = expected.required.find((name) => isMissing(name) && !files.some(({ field }) => field === name))
  if (missing) throw missingParameter(missing)
  return { body, files, unknown }
}

/** How forms without files are sent, and OAuth's libraries ask for tokens. */
const plainForm = 'application/x-www-form-urlencoded'

/** What a body holds, before it is known what of it was asked for. */
interface Content {
  readonly values: unknown
  readonly files: readonly SentFile[]
}

async function readContent(exchange: Exchange, expected: BodyFacts | undefined): Promise<Content> {
  const bytes = await exchange.bytes()
  const types = expected?.types ?? ['application/json']
  const type = exchange.header('content-type') ?? ''
  const isForm = types.includes('multipart/form-data') && /^multipart\/form-data\b/i.test(type)
  const isFile = types.includes('*/*')
  const maximum = isForm || isFile ? largestUpload : largestBody
  if (bytes.length > maximum) throw tooLarge(maximum)
  if (isForm) return readForm(bytes, type, expected?.shape)
  if (isFile) return { values: undefined, files: [{ field: '', name: '', type, bytes: new Uint8Array(bytes) }] }
  if (bytes.length === 0) return { values: undefined, files: [] }
  if (types.includes(plainForm) && type.toLowerCase().startsWith(plainForm)) {
    return { values: Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes))), files: [] }
  }
  const isJson = types.includes('application/json') && (type === '' || /\bjson\b/i.test(type))
  if (!isJson && expected) throw unsupportedType(type, types)
  return { values: isJson ? parseJson(new TextDecoder().decode(bytes)) : undefined, files: [] }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw malformedJson()
  }
}

interface Place {
  readonly facts: OperationFacts
  readonly unknown: string[]
  /** Where in the body, as `user.name`. */
  readonly name: string
}

function coerce(shape: BodyShape, value: unknown, place: Place): unknown {
  if (shape === 'any' || value === null || value === undefined) return value
  if (typeof shape === 'string') return coerceScalar(shape, value, place)
  if (isListShape(shape)) return coerceList(shape[0], value, place)
  return coerceObject(shape, value, place)
}

function coerceScalar(type: 'string' | 'integer' | 'number' | 'boolean', value: unknown, place: Place): unknown {
  if (typeof value === 'object') throw notOfType(place.facts, place.name, type)
  if (type === 'string') return String(value)
  if (type === 'boolean') {
    const flag = booleans.get(String(value).toLowerCase())
    if (flag === undefined) throw notOfType(place.facts, place.name, type)
    return flag
  }
  if (value === '') return null
  const number = Number(value)
  if (Number.isNaN(number)) throw notOfType(place.facts, place.name, type)
  return type === 'integer' ? Math.trunc(number) : number
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
  ['', false],
])

/** One text is no list, not even of tags: `"tags": "vip urgent"` is refused (reported). */
function coerceList(item: BodyShape, value: unknown, place: Place): unknown {
  if (!Array.isArray(value)) throw notOfType(place.facts, place.name, 'array')
  // A list of objects has no place for nothing, as a single property has.
  if (isObjectShape(item) && value.includes(null)) throw notOfType(place.facts, place.name, 'object')
  return value.map((one) => coerce(item, one, place))
}

function coerceObject(shape: Readonly<Record<string, BodyShape>>, value: unknown, place: Place): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notOfType(place.facts, place.name, 'object')
  const result: Record<string, unknown> = {}
  for (const [key, own] of Object.entries(value)) {
    const name = place.name === '' ? key : `${place.name}.${key}`
    const expected = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (expected === undefined) place.unknown.push(name)
    else result[key] = coerce(expected, own, { ...place, name })
  }
  return result
}

const isListShape = (shape: BodyShape): shape is readonly [BodyShape] => Array.isArray(shape)
const isObjectShape = (shape: BodyShape) => typeof shape === 'object' && !isListShape(shape)

/** Every key of a body that nobody asked for, inner ones first, as Zendesk names them. */
function keysOf(json: unknown, prefix: string): readonly string[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return []
  return Object.entries(json).flatMap(([key, value]) => [...keysOf(value, `${prefix}${key}.`), `${prefix}${key}`])
}
