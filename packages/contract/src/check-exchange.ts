import type { OpenApiDocument } from '@fakedesk/spec/openapi'
import { type Findings, mergeFindings, nothingFound } from './body.ts'
import { checkRequest } from './check-request.ts'
import { checkResponse } from './check-response.ts'
import { type CompiledContract, compileContract } from './contract.ts'
import { type Exchange, type ReadRequest, type ReadResponse, readRequest, readResponse } from './exchange.ts'
import type { Match } from './route.ts'
import { type Violation, violationsOf } from './violation.ts'

export interface CheckOptions {
  /** Counts what is undocumented (properties, query parameters, bodies) as a violation. */
  readonly strict?: boolean
  /** Another OpenAPI 3.1 document in place of the Support API's, bundled so that its references stay within it. */
  readonly document?: OpenApiDocument
  /** Looks at one side only, as a test does that breaks the rules on purpose and checks how that is answered. */
  readonly only?: 'request' | 'response'
}

/** What an exchange is by the contract, and how it differs from it. */
export interface ExchangeReport {
  /** The operationId; undefined where no operation has this method and path. */
  readonly operation: string | undefined
  /** Breaches of the contract; none means that the exchange holds. */
  readonly violations: readonly Violation[]
  /** What is not documented, and harmless by itself; empty with `strict`, which counts it as a violation. */
  readonly warnings: readonly Violation[]
}

/**
 * Checks one HTTP exchange against the Support specification, or another document: address, parameters, bodies,
 * status, content type and headers. The host does not matter, nor the suffix `.json`.
 *
 * Takes fetch objects, whose bodies are read from clones, and plain ones (`{ method, url, headers, body }`,
 * `{ status, headers, body }`). Throws a TypeError if the body of a fetch object has been read before.
 *
 * @example
 * const request = new Request('https://example.zendesk.com/api/v2/sessions')
 * const { violations } = await checkExchange(request, await fetch(request))
 */
export async function checkExchange(
  request: Exchange['request'],
  response: Exchange['response'],
  options: CheckOptions = {},
): Promise<ExchangeReport> {
  const [contract, asked, answered] = await Promise.all([
    compileContract(options.document),
    readRequest(request),
    readResponse(response),
  ])
  return reportOn(contract, contract.find(asked.method, asked.path), asked, answered, options)
}

/** The same for an exchange that has been read and an operation that is known. */
export function reportOn(
  contract: CompiledContract,
  match: Match | undefined,
  request: ReadRequest,
  response: ReadResponse,
  { strict = false, only }: CheckOptions,
): ExchangeReport {
  const { breaches, undocumented } = match ? findingsOf(contract, match, request, response, only) : unknownOperation
  const name = { method: request.method, path: request.path, status: response.status }
  const violations = violationsOf(name, strict ? [...breaches, ...undocumented] : breaches)
  return {
    operation: match?.operation.id,
    violations,
    warnings: strict ? [] : violationsOf(name, undocumented),
  }
}

function findingsOf(
  contract: CompiledContract,
  match: Match,
  request: ReadRequest,
  response: ReadResponse,
  only: CheckOptions['only'],
): Findings {
  return mergeFindings([
    only === 'response' ? nothingFound : checkRequest(contract, match, request),
    only === 'request' ? nothingFound : checkResponse(contract, match.operation, request, response),
  ])
}

const unknownOperation: Findings = {
  breaches: [
    {
      where: 'request',
      pointer: '',
      rule: 'unknown-operation',
      problem: 'no operation of the specification has this method and path',
    },
  ],
  undocumented: [],
}
