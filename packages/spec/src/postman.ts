import { promisify } from 'node:util'
import converter from 'openapi-to-postmanv2'
import { resolve, type SchemaObject } from './openapi.ts'
import { methods, type SupportDocument } from './support-document.ts'

const convert = promisify(converter.convertV2)

/**
 * The document as a Postman collection, a folder a family, ready to run against Fakedesk: `baseUrl` and the
 * credentials are variables with its defaults.
 */
export async function postmanCollection(document: SupportDocument): Promise<string> {
  const result = await convert({ type: 'json', data: withExamples(document) }, options)
  const [output] = result.output ?? []
  if (!result.result || !output) throw new Error(`no Postman collection: ${result.reason}`)
  const collection = { ...output.data, auth, variable, item: itemsOf(output.data.item).map(trimmed) }
  return `${JSON.stringify(withStableIds(collection), null, 1)}\n`
}

const options = {
  folderStrategy: 'Tags',
  requestParametersResolution: 'Example',
  exampleParametersResolution: 'Example',
  requestNameSource: 'Fallback',
  optimizeConversion: false,
  stackLimit: 10,
  enableOptionalParameters: false,
  parametersResolution: 'Example',
}

/** The converter draws a value at random for a parameter without an example; the same specification must give the same file. */
function withExamples(document: SupportDocument): unknown {
  const copy = structuredClone(document)
  const inPaths = Object.values(copy.paths).flatMap((item) => [
    ...(item.parameters ?? []),
    ...methods.flatMap((method) => item[method]?.parameters ?? []),
  ])
  for (const parameter of [...inPaths, ...Object.values(copy.components.parameters ?? {})]) {
    const described = Object(parameter)
    if (described.in && described.example === undefined) described.example = exampleOf(copy, described.schema ?? {})
  }
  return copy
}

function exampleOf(document: SupportDocument, schema: SchemaObject): unknown {
  const { type, enum: [first] = [], examples: [given] = [] } = resolve<SchemaObject>(document, schema)
  return given ?? first ?? byType[String([type].flat()[0])] ?? 'text'
}

const byType: Readonly<Record<string, unknown>> = { integer: 1, number: 1, boolean: true, array: [] }

interface Item {
  readonly item?: readonly Item[]
  readonly request?: Readonly<Record<string, unknown>>
  readonly response?: readonly { readonly code?: number; readonly originalRequest?: unknown }[]
}

// The converter's output is a Postman collection, whose items are folders and requests.
const itemsOf = (items: unknown) => items as readonly Item[]

/** Folders whole; of a request its success and not each refusal, which are the same everywhere. */
function trimmed(item: Item): Item {
  if (item.item) return { ...item, item: item.item.map(trimmed) }
  const success = item.response?.find(({ code = 0 }) => code < 300)
  const { auth: _, ...request } = item.request ?? {}
  return { ...item, request, response: success ? [withoutRequest(success)] : [] }
}

function withoutRequest({ originalRequest: _, ...response }: { readonly originalRequest?: unknown }) {
  return response
}

const auth = {
  type: 'basic',
  basic: [
    { key: 'username', value: '{{username}}', type: 'string' },
    { key: 'password', value: '{{password}}', type: 'string' },
  ],
}

const variable = [
  { key: 'baseUrl', value: 'http://127.0.0.1:4010' },
  { key: 'username', value: 'admin@example.com/token' },
  { key: 'password', value: 'token' },
]

/** The converter draws ids at random; without them the same specification gives the same file. */
function withStableIds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withStableIds)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).filter(([key, value]) => !(isIdKey(key) && isUuid(value)))
  return Object.fromEntries(entries.map(([key, value]) => [key, withStableIds(value)]))
}

const isIdKey = (key: string) => key === 'id' || key === '_postman_id'
const isUuid = (value: unknown) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
