import { promisify } from 'node:util'
import converter from 'openapi-to-postmanv2'
import type { Document } from './openapi.ts'

const convert = promisify(converter.convertV2)

/**
 * The document as a Postman collection, a folder a family, ready to run against Fakedesk: `baseUrl` and the
 * credentials are variables with its defaults.
 */
export async function postmanCollection(document: Document): Promise<string> {
  const result = await convert({ type: 'json', data: structuredClone(document) }, options)
  const [output] = result.output ?? []
  if (!result.result || !output) throw new Error(`no Postman collection: ${result.reason}`)
  return `${JSON.stringify(withStableIds({ ...output.data, auth, variable }), null, 1)}\n`
}

const options = {
  folderStrategy: 'Tags',
  requestParametersResolution: 'Example',
  exampleParametersResolution: 'Example',
  requestNameSource: 'Fallback',
  optimizeConversion: false,
  stackLimit: 10,
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
