import type { Document, OpenApiDocument } from '@fakedesk/spec/openapi'
import { type ContractOperation, operationsOf, type Router, routerOf } from './route.ts'
import { type Shapes, shapesOf } from './shape.ts'
import { type Validate, validatorOf } from './validators.ts'

/** A document made ready for checks: everything that can be worked out once for it. */
export interface CompiledContract {
  readonly document: Document
  readonly operations: readonly ContractOperation[]
  readonly find: Router
  readonly shapes: Shapes
  readonly validateRequest: Validate
  readonly validateResponse: Validate
}

/**
 * Makes a document ready, once: the next call with the same document answers the same contract. Without a document it
 * is the Support API's. Nothing is read or compiled before the first call.
 */
export async function compileContract(document?: OpenApiDocument): Promise<CompiledContract> {
  const contract = document ?? (await supportDocument())
  const compiling = compiled.get(contract) ?? compile(contract as Document) // an OpenAPI document is what it says it is, or checks fail on it loudly
  compiled.set(contract, compiling)
  return compiling
}

/** Only a memo: it holds nothing that a document does not determine, and lets go of it with the document. */
const compiled = new WeakMap<OpenApiDocument, Promise<CompiledContract>>()

async function compile(document: Document): Promise<CompiledContract> {
  const operations = operationsOf(document)
  const [validateRequest, validateResponse] = await Promise.all([
    validatorOf(document, 'request'),
    validatorOf(document, 'response'),
  ])
  return {
    document,
    operations,
    find: routerOf(document, operations),
    shapes: shapesOf(
      document,
      (schema, value) => validateResponse(schema, value).length === 0 || validateRequest(schema, value).length === 0,
    ),
    validateRequest,
    validateResponse,
  }
}

async function supportDocument(): Promise<OpenApiDocument> {
  const support: { readonly default: unknown } = await import('@fakedesk/spec/support.openapi.json', {
    with: { type: 'json' },
  })
  return support.default as OpenApiDocument // the specification's own tests hold it to OpenAPI 3.1
}
