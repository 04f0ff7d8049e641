import { resolve } from '@fakedesk/spec/openapi'
import { breach, checkBody, type Findings, mergeFindings, nothingFound } from './body.ts'
import type { CompiledContract } from './contract.ts'
import type { ReadRequest } from './exchange.ts'
import { checkPath, checkQuery, checkRequestHeaders } from './parameters.ts'
import type { Match } from './route.ts'

/** Compares a request with the operation that it calls. */
export function checkRequest(contract: CompiledContract, { operation, path }: Match, request: ReadRequest): Findings {
  const { parameters } = operation
  const ofHeaders = request.headers ? checkRequestHeaders(contract, parameters, request.headers) : []
  return mergeFindings([
    { breaches: [...checkPath(contract, parameters, path), ...ofHeaders], undocumented: [] },
    checkQuery(contract, parameters, request.query),
    checkRequestBody(contract, operation.object.requestBody, request),
  ])
}

function checkRequestBody(
  contract: CompiledContract,
  declared: Match['operation']['object']['requestBody'],
  { body, headers }: ReadRequest,
): Findings {
  if (body.kind === 'none') {
    if (!declared || resolve(contract.document, declared).required !== true) return nothingFound
    return breach({ where: 'request.body', pointer: '', rule: 'missing-body', problem: 'is missing' })
  }
  const { content = {} } = declared ? resolve(contract.document, declared) : {}
  if (Object.keys(content).length > 0) return checkBody(contract, 'request', content, body, headers)
  const finding = {
    where: 'request.body',
    pointer: '',
    rule: 'undocumented-body',
    problem: 'is not documented',
  } as const
  return { breaches: [], undocumented: [finding] }
}
