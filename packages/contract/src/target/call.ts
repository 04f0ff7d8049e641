import { type Document, type RequestBodyObject, resolve } from '@fakedesk/spec/openapi'
import type { CompiledContract } from '../contract.ts'
import { exampleOfBody, exampleOfParameter, valueOfParameter } from '../example.ts'
import type { ContractOperation } from '../route.ts'
import type { Finds } from './finds.ts'
import { sideEffectOf } from './safety.ts'

/** How an operation is called on a target. */
export interface Call {
  /** From the path on, with its query. */
  readonly address: string
  readonly path: Readonly<Record<string, string>>
  /**
   * How real the path parameters are: all `found` on the target; some an `example` of the document, for which the target
   * need not have a record; or some `made-up` by their type alone, so that there need not even be such an address.
   */
  readonly origin: 'found' | 'example' | 'made-up'
  readonly body: { readonly contentType: string; readonly text: string } | undefined
}

/** Puts a call together from records that the target has shown and, failing those, from the document's examples. */
export function callOf({ document }: CompiledContract, operation: ContractOperation, finds: Finds): Call | NoCall {
  const { template, object } = operation
  const body = object.requestBody && exampleBody(document, resolve(document, object.requestBody))
  if (body === 'none given') return { reason: 'the document gives no example of the body' }
  const values = pathValues(document, operation, finds)
  const path = Object.fromEntries(values.map(({ name, value }) => [name, value]))
  const origins = new Set(values.map(({ origin }) => origin))
  const origin = origins.has('made-up') ? 'made-up' : origins.has('example') ? 'example' : 'found'
  const query = queryValues(document, operation, finds)
  const address = template.replaceAll(/\{([^}]*)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
  return { address: query.size > 0 ? `${address}?${query}` : address, path, origin, body }
}

interface PathValue {
  readonly name: string
  readonly value: string
  readonly origin: Call['origin']
}

function pathValues(document: Document, { template, parameters }: ContractOperation, finds: Finds): PathValue[] {
  const found = finds.pathFor(template)
  return parameters
    .filter((parameter) => parameter.in === 'path')
    .map((parameter) => {
      const { name } = parameter
      const real = found[name]
      if (real !== undefined) return { name, value: real, origin: 'found' }
      const example = exampleOfParameter(document, parameter)
      if (example !== undefined) return { name, value: textOf(example), origin: 'example' }
      return { name, value: textOf(valueOfParameter(document, parameter)), origin: 'made-up' }
    })
}

/** Only what is required is sent. A write names one record, which should be the one just made. */
function queryValues(document: Document, operation: ContractOperation, finds: Finds): URLSearchParams {
  const count = sideEffectOf(operation) === undefined ? 2 : 1
  const query = new URLSearchParams()
  for (const parameter of operation.parameters.filter((each) => each.in === 'query' && each.required === true)) {
    const found = finds.queryFor(operation.template, parameter.name, count)
    const example = exampleOfParameter(document, parameter) ?? valueOfParameter(document, parameter)
    query.append(parameter.name, found ?? textOf(example))
  }
  return query
}

/** Why an operation cannot be called. */
export interface NoCall {
  readonly reason: string
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

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
