import type { Prism, PrismConfig, PrismOperation, PrismRequest, PrismResponse } from './load.ts'

export interface Mocking {
  readonly request: PrismRequest
  readonly operations: readonly PrismOperation[]
  /** Whether Prism looks at the request first and answers breaches with 401, 415 or 422. */
  readonly judged: boolean
}

/** Prism's answer from the examples of a document, or the problem that it found instead. */
export async function mock(prism: Prism, { request, operations, judged }: Mocking): Promise<PrismResponse> {
  const preferences = prism.preferencesOf(request)
  if (preferences._tag === 'Left') return problemOf(prism, preferences.left)
  const { code, exampleKey, dynamic = false, seed } = preferences.right
  const config: PrismConfig = {
    isProxy: false,
    checkSecurity: judged,
    validateRequest: judged,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    mock: {
      dynamic,
      ...(code === undefined ? {} : { code }),
      ...(exampleKey === undefined ? {} : { exampleKey }),
      ...(seed === undefined ? {} : { seed }),
    },
  }
  const outcome = await prism.createInstance(config, { logger: prism.logger }).request(request, [...operations])()
  return outcome._tag === 'Right' ? outcome.right.output : problemOf(prism, outcome.left)
}

/** An error of Prism as the answer that its own server would give. */
export function problemOf(prism: Prism, error: Error): PrismResponse {
  const body = prism.ProblemJsonError.toProblemJson(error)
  return { statusCode: body.status, headers: { 'content-type': 'application/problem+json' }, body }
}
