import type { FakedeskOptions } from '@fakedesk/core'
import { exampleOrigin, supportDocument } from './document.ts'
import { loadPrism } from './load.ts'
import { mock } from './mock.ts'
import { prismOperations } from './operations.ts'
import { normalised, originAsked, type PlainRequest, readRequest } from './plain-request.ts'
import { responseOf } from './response.ts'
import { answersOf, type UserSpec } from './user-spec.ts'

export type StandIn = NonNullable<FakedeskOptions['standIn']>

/**
 * Answers what the engine has no handler for from the examples of the specification, by Prism in this process; what
 * the specification does not know, from the user's own specifications. Prism is loaded at the first such request.
 */
export function createStandIn(specs: readonly UserSpec[] = []): StandIn {
  const others = specs.map(answersOf)
  return async (request, operation) => {
    const plain = await readRequest(request)
    if (operation) return exampleOf(plain, operation)
    for (const answer of others) {
      const response = await answer(plain)
      if (response) return response
    }
    return undefined
  }
}

async function exampleOf(plain: PlainRequest, id: string): Promise<Response | undefined> {
  const prism = loadPrism()
  const document = supportDocument()
  const operation = await prismOperations(document).find(prism, id)
  if (!operation) return undefined
  const request = normalised(plain)
  // The engine has routed, authenticated and read the request already: Prism is asked for the example, no opinion.
  const asked = { ...request, url: { ...request.url, path: operation.path }, headers: withoutAccept(request.headers) }
  const answer = await mock(prism, { request: asked, operations: [operation], judged: false })
  const written = exampleOrigin(document)
  return responseOf(prism, answer, (text) => (written ? text.replaceAll(written, originAsked(plain)) : text))
}

/** Zendesk answers JSON whatever is asked for; Prism would answer 406. */
function withoutAccept({ accept: _, ...headers }: Readonly<Record<string, string>> = {}): Record<string, string> {
  return headers
}
