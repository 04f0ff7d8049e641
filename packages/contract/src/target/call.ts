import { type Document, type RequestBodyObject, resolve } from '@fakedesk/spec/openapi'
import type { CompiledContract } from '../contract.ts'
import { exampleOfBody, exampleOfParameter } from '../example.ts'
import type { ContractOperation } from '../route.ts'
import type { Finds } from './finds.ts'
import { sideEffectOf } from './safety.ts'
import { realValue, wantedQuery } from './values.ts'

/** How an operation is called on a target. */
export interface Call {
  /** From the path on, without its query. */
  readonly address: string
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /**
   * How real the path parameters are: all `listed` where the address chooses from, so that the target has the record;
   * all `found` somewhere on the target; or some an `example`, for which it need not have a record.
   */
  readonly origin: 'listed' | 'found' | 'example'
  readonly body: { readonly contentType: string; readonly text: string } | undefined
}

/** Puts a call together from records that the target has shown and, failing those, from the document's examples. */
export function callOf({ document }: CompiledContract, operation: ContractOperation, finds: Finds): Call | NoCall {
  const { template, object } = operation
  const body = object.requestBody && exampleBody(document, resolve(document, object.requestBody))
  if (body === 'none given') return { reason: 'the document gives no example of the body' }
  const values = pathValues(document, operation, finds)
  const query = queryValues(document, operation, finds)
  const unknown = [...values, ...query].find(({ value }) => value === undefined)
  if (unknown) return { reason: `no value found for ${unknown.name}` }
  const path = Object.fromEntries(values.map(({ name, value = '' }) => [name, value]))
  const isFound = values.every((each) => each.isFound)
  return {
    address: template.replaceAll(/\{([^}]*)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '')),
    query: new URLSearchParams(query.map(({ name, value = '' }): [string, string] => [name, value])),
    path,
    origin: isFound ? (finds.isListed(template, path) ? 'listed' : 'found') : 'example',
    body,
  }
}

interface Value {
  readonly name: string
  /** Undefined where neither the target nor the document gives one. */
  readonly value: string | undefined
}

function pathValues(document: Document, { template, parameters }: ContractOperation, finds: Finds) {
  const found = finds.pathFor(template)
  return parameters
    .filter((parameter) => parameter.in === 'path')
    .map((parameter): Value & { readonly isFound: boolean } => {
      const { name } = parameter
      const real = found[name]
      if (real !== undefined) return { name, value: real, isFound: true }
      const likely = realValue({ template, name, finds, count: 1 }) ?? exampleOfParameter(document, parameter)
      return { name, value: textOf(likely), isFound: false }
    })
}

/** A write names one record, which should be the one just made. */
function queryValues(document: Document, operation: ContractOperation, finds: Finds): readonly Value[] {
  const { template } = operation
  const count = sideEffectOf(operation) === undefined ? 2 : 1
  return wantedQuery(operation).map((parameter) => {
    const { name } = parameter
    const real = realValue({ template, name, finds, count })
    return { name, value: real ?? textOf(exampleOfParameter(document, parameter)) }
  })
}

/** Why an operation cannot be called. */
export interface NoCall {
  readonly reason: string
}

/** An address and a query that goes with it, as a request line has them. */
export function withQuery(address: string, query: URLSearchParams): string {
  return query.size > 0 ? `${address}?${query}` : address
}

function exampleBody(
  document: Document,
  { required = false, content = {} }: RequestBodyObject,
): Call['body'] | 'none given' {
  for (const [contentType, media] of Object.entries(content)) {
    const example = exampleOfBody(document, media)
    if (example === undefined) continue
    if (/json/i.test(contentType)) return { contentType, text: JSON.stringify(example) }
    if (typeof example === 'string') return { contentType, text: example }
  }
  return required ? 'none given' : undefined
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value)) return value.join()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
