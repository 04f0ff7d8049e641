import { type OperationObject, type ResponseObject, resolve } from '@fakedesk/spec/openapi'
import { breach, checkBody, type Findings, mergeFindings, nothingFound } from './body.ts'
import type { CompiledContract } from './contract.ts'
import type { ReadRequest, ReadResponse } from './exchange.ts'
import { checkHeaderText } from './parameters.ts'
import type { ContractOperation } from './route.ts'
import { escapePointer } from './shape.ts'
import type { Finding } from './violation.ts'

/** Compares a response with what its operation declares for the status. */
export function checkResponse(
  contract: CompiledContract,
  { object }: ContractOperation,
  request: ReadRequest,
  response: ReadResponse,
): Findings {
  // HTTP itself has this answer to a conditional request, for every resource.
  if (response.status === 304 && isConditional(request)) return nothingFound
  const declared = responseFor(object, response.status)
  if (!declared) {
    const statuses = Object.keys(object.responses ?? {}).join(', ')
    const problem = `the status is not declared, only ${statuses}`
    return breach({ where: 'response.status', pointer: '', rule: 'undeclared-status', problem })
  }
  const resolved = resolve(contract.document, declared)
  return mergeFindings([
    { breaches: response.headers ? checkHeaders(contract, resolved, response.headers) : [], undocumented: [] },
    request.method === 'HEAD' ? nothingFound : checkResponseBody(contract, resolved, response),
  ])
}

function isConditional({ headers }: ReadRequest): boolean {
  return headers === undefined || headers.has('if-none-match') || headers.has('if-modified-since')
}

function responseFor(
  { responses = {} }: OperationObject,
  status: number,
): NonNullable<typeof responses>[string] | undefined {
  return responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default
}

function checkResponseBody(
  contract: CompiledContract,
  { content = {} }: ResponseObject,
  { body, headers }: ReadResponse,
): Findings {
  const isDeclared = Object.keys(content).length > 0
  if (body.kind !== 'none') {
    if (isDeclared) return checkBody(contract, 'response', content, body, headers)
    return breach({ where: 'response.body', pointer: '', rule: 'unexpected-body', problem: 'must be empty' })
  }
  if (!isDeclared || acceptsNoBytes(content)) return nothingFound
  return breach({ where: 'response.body', pointer: '', rule: 'missing-body', problem: 'is missing' })
}

/** A file or a text may be empty; JSON may not. */
function acceptsNoBytes(content: NonNullable<ResponseObject['content']>): boolean {
  return Object.keys(content).every((name) => !/json/i.test(name))
}

function checkHeaders(
  contract: CompiledContract,
  { headers = {} }: ResponseObject,
  given: Headers,
): readonly Finding[] {
  return Object.entries(headers).flatMap(([name, declared]) => {
    if (name.toLowerCase() === 'content-type') return [] // OpenAPI describes it by `content`
    const { required = false, schema = true } = resolve(contract.document, declared)
    const where = 'response.headers'
    const place = `/${escapePointer(name)}`
    const text = given.get(name)
    if (text === null) return required ? [{ where, pointer: place, rule: 'missing-header', problem: 'is missing' }] : []
    return checkHeaderText(contract, schema, text).map(({ pointer, rule, problem }) => ({
      where,
      pointer: place + pointer,
      rule,
      problem,
    }))
  })
}
