import type { Content, MediaType } from '@fakedesk/spec/openapi'
import type { CompiledContract } from './contract.ts'
import type { Body } from './exchange.ts'
import { faultsOf } from './explain.ts'
import { undocumented } from './shape.ts'
import type { Finding } from './violation.ts'

/** What is wrong with one side of an exchange, and what of it is merely undocumented. */
export interface Findings {
  readonly breaches: readonly Finding[]
  readonly undocumented: readonly Finding[]
}

export const nothingFound: Findings = { breaches: [], undocumented: [] }

export type Side = 'request' | 'response'

/** Compares a body with the content that is declared for it. Without headers the content type is taken as right. */
export function checkBody(
  contract: CompiledContract,
  side: Side,
  content: Content,
  body: Exclude<Body, { kind: 'none' }>,
  headers: Headers | undefined,
): Findings {
  const contentType = headers?.get('content-type') ?? undefined
  const declared = Object.keys(content)
  const found = headers ? mediaTypeFor(content, contentType) : recordedMediaType(content)
  if (!found) {
    const problem = `must be ${declared.join(' or ')}, is ${contentType ?? 'missing'}`
    return breach({ where: `${side}.headers`, pointer: '/content-type', rule: 'content-type', problem })
  }
  const [name, { schema = true }] = found
  if (!isReadAsJson(contract, name, schema, body)) return nothingFound
  const read = jsonOf(body)
  if (!read) return breach({ where: `${side}.body`, pointer: '', rule: 'not-json', problem: 'must be JSON' })

  const where = `${side}.body` as const
  const validate = side === 'request' ? contract.validateRequest : contract.validateResponse
  return {
    breaches: faultsOf(validate, schema, read.value).map((fault) => ({ where, ...fault })),
    undocumented: undocumented(contract.shapes(schema), read.value).map((pointer) => ({
      where,
      pointer,
      rule: 'undocumented-property',
      problem: 'is not a documented property',
    })),
  }
}

export function breach(finding: Finding): Findings {
  return { breaches: [finding], undocumented: [] }
}

export function mergeFindings(all: readonly Findings[]): Findings {
  return {
    breaches: all.flatMap(({ breaches }) => breaches),
    undocumented: all.flatMap((findings) => findings.undocumented),
  }
}

/** The declared media type that fits best: the same, then the same kind (`image/*`), then any. */
function mediaTypeFor(content: Content, contentType: string | undefined): [string, MediaType] | undefined {
  const given = essence(contentType ?? '')
  const wanted = [given, given.replace(/\/.*/, '/*'), '*/*']
  const entries = Object.entries(content)
  for (const name of wanted) {
    const entry = entries.find(([declared]) => essence(declared) === name)
    if (entry) return entry
  }
  return undefined
}

/** A recording without headers is of the JSON that is declared, or else of the first type. */
function recordedMediaType(content: Content): [string, MediaType] | undefined {
  const entries = Object.entries(content)
  return entries.find(([name]) => isJson(name)) ?? entries[0]
}

function essence(mediaType: string): string {
  return mediaType.replace(/;.*/s, '').trim().toLowerCase()
}

function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(essence(mediaType))
}

/** Zendesk answers uploads with JSON under `text/plain`: what is described as an object is JSON under any name. */
function isReadAsJson(contract: CompiledContract, name: string, schema: MediaType['schema'], body: Body): boolean {
  if (isJson(name) || body.kind === 'json') return true
  if (essence(name).startsWith('multipart/') || essence(name) === 'application/x-www-form-urlencoded') return false
  const { types } = contract.shapes(schema ?? true)
  return (types.has('object') || types.has('array')) && !types.has('string')
}

function jsonOf(body: Body): { readonly value: unknown } | undefined {
  if (body.kind === 'json') return { value: body.value }
  if (body.kind === 'none') return undefined
  try {
    return { value: JSON.parse(body.text) }
  } catch {
    return undefined
  }
}
