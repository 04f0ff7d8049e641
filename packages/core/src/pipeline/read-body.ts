import type { BodyFacts, OperationFacts } from '@fakedesk/spec'
import { attachmentTooLarge, malformedJson, missingParameter, tooLarge, unsupportedType } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { coerced } from './coerce.ts'
import { deepestJson, isTooDeep, largestBody, largestFile, largestUpload } from './limits.ts'
import { readForm } from './read-form.ts'
import { sentBytes } from './sent-bytes.ts'
import type { SentFile } from './sent-file.ts'

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
  const { value: body, unknown } = coerced(expected.shape, values ?? {}, facts)
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
  const bytes = await sentBytes(exchange)
  const types = expected?.types ?? ['application/json']
  const type = exchange.header('content-type') ?? ''
  const isForm = types.includes('multipart/form-data') && /^multipart\/form-data\b/i.test(type)
  const isFile = types.includes('*/*')
  if (isForm || isFile) {
    if (bytes.length > largestUpload) throw attachmentTooLarge(largestFile)
  } else if (bytes.length > largestBody) throw tooLarge(largestBody)
  if (isForm && isFile) return readFormOrFile(bytes, type, expected)
  if (isForm) return readForm(bytes, type, expected?.shape)
  if (isFile) return wholeFile(bytes, type)
  if (bytes.length === 0) return { values: undefined, files: [] }
  if (types.includes(plainForm) && type.toLowerCase().startsWith(plainForm)) {
    return { values: Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes))), files: [] }
  }
  const isJson = types.includes('application/json') && (type === '' || /\bjson\b/i.test(type))
  if (!isJson && expected) throw unsupportedType(type, types)
  return { values: isJson ? parseJson(new TextDecoder().decode(bytes)) : undefined, files: [] }
}

/** What is called a form and does not have the file that the operation asks for is the file itself. */
async function readFormOrFile(bytes: Uint8Array, type: string, expected: BodyFacts | undefined): Promise<Content> {
  const form = await readForm(bytes, type, expected?.shape).catch(() => undefined)
  const isMeant = form?.files.some(({ field }) => expected?.files?.includes(field))
  return form && isMeant ? form : wholeFile(bytes, type)
}

const wholeFile = (bytes: Uint8Array, type: string): Content => ({
  values: undefined,
  files: [{ field: '', name: '', type, bytes: new Uint8Array(bytes) }],
})

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined
  if (isTooDeep(text)) throw malformedJson(`it nests deeper than ${deepestJson}`)
  try {
    return JSON.parse(text)
  } catch {
    throw malformedJson()
  }
}

/** Every key of a body that nobody asked for, inner ones first, as Zendesk names them. */
function keysOf(json: unknown, prefix: string): readonly string[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return []
  return Object.entries(json).flatMap(([key, value]) => [...keysOf(value, `${prefix}${key}.`), `${prefix}${key}`])
}
