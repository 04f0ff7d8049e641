import type { FakedeskOptions } from '@fakedesk/core'
import { exampleOrigin, supportDocument } from './document.ts'
import { loadPrism } from './load.ts'
import { mock } from './mock.ts'
import { PrismOperations } from './operations.ts'
import { normalised, originAsked, type PlainRequest, readRequest } from './plain-request.ts'
import { responseOf } from './response.ts'
import type { SpecFile } from './spec-file.ts'

export type StandIn = NonNullable<FakedeskOptions['standIn']>

/**
 * Answers what the engine has no handler for from the examples of the specification, by Prism in this process; what
 * the specification does not know, from the user's own specifications. Prism is loaded at the first such request.
 */
export function createStandIn(specFiles: readonly SpecFile[] = []): StandIn {
  const support = supportExamples()
  return async (request, operation) => {
    const plain = await readRequest(request)
    if (operation) return support(plain, operation)
    for (const file of specFiles) {
      const response = await file.answer(plain)
      if (response) return response
    }
    return undefined
  }
}

function supportExamples() {
  let operations: PrismOperations | undefined
  let origin: string | undefined
  return async (plain: PlainRequest, id: string): Promise<Response | undefined> => {
    const prism = loadPrism()
    operations ??= new PrismOperations(supportDocument())
    origin ??= exampleOrigin(supportDocument()) ?? ''
    const operation = await operations.find(prism, id)
    if (!operation) return undefined
    const request = normalised(plain)
    // The engine has routed, authenticated and read the request already: Prism is asked for the example, no opinion.
    const asked = { ...request, url: { ...request.url, path: operation.path }, headers: withoutAccept(request.headers) }
    const answer = await mock(prism, { request: asked, operations: [operation], judged: false })
    const examples = origin
    return responseOf(prism, answer, (text) => text.replaceAll(examples, originAsked(plain)))
  }
}

/** Zendesk answers JSON whatever is asked for; Prism would answer 406. */
function withoutAccept({ accept: _, ...headers }: Readonly<Record<string, string>> = {}): Record<string, string> {
  return headers
}
