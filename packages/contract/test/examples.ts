import { type Content, type Document, type MediaType, type OperationObject, resolve } from '@fakedesk/spec/openapi'
import { exampleOfBody } from '../src/example.ts'

export interface Example {
  readonly type: string
  readonly media: MediaType
  readonly value: unknown
}

/** An operation with the examples that the document gives for it. */
export interface Exemplified {
  readonly id: string
  readonly method: string
  readonly path: string
  /** One a content type of the request body. */
  readonly bodies: readonly Example[]
  readonly answers: readonly (Example & { readonly status: number; readonly isSuccess: boolean })[]
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

export function exemplified(document: Document): readonly Exemplified[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [ofOperation(document, { method: method.toUpperCase(), path, operation })] : []
    }),
  )
}

function ofOperation(
  document: Document,
  { method, path, operation }: { readonly method: string; readonly path: string; readonly operation: OperationObject },
): Exemplified {
  const { requestBody, responses = {}, operationId = '' } = operation
  return {
    id: operationId,
    method,
    path,
    bodies: requestBody ? ofContent(document, resolve(document, requestBody).content) : [],
    answers: Object.entries(responses).flatMap(([code, response]) =>
      ofContent(document, resolve(document, response).content).map((example) => ({
        ...example,
        status: Number(code),
        isSuccess: code.startsWith('2'),
      })),
    ),
  }
}

function ofContent(document: Document, content: Content = {}): readonly Example[] {
  return Object.entries(content)
    .filter(([type]) => /json/.test(type))
    .map(([type, media]) => ({ type, media, value: exampleOfBody(document, media) }))
}
