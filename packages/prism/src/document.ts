import { createRequire } from 'node:module'

/** As much of an OpenAPI document as is needed to find an operation and to cut it out. */
export interface ApiDocument {
  readonly servers?: readonly Server[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

interface Server {
  readonly url: string
  readonly variables?: Readonly<Record<string, { readonly default: string }>>
}

/** Where an operation stands in its document. */
export interface OperationPlace {
  readonly id: string
  /** Lower case, as in the document. */
  readonly method: string
  /** The template: `/api/v2/users/{user_id}`. */
  readonly path: string
}

/** The bundled specification of the Support API. Whoever changes it changes it for all: cut, never write. */
export function supportDocument(): ApiDocument {
  return createRequire(import.meta.url)('@fakedesk/spec/support.openapi.json')
}

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'options', 'head'])

/** All operations of the document, in its order. */
export function operationPlaces(document: ApiDocument): readonly OperationPlace[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({ id: idOf(operation) ?? `${method} ${path}`, method, path })),
  )
}

/** The origin that the document's examples speak of: `https://example.zendesk.com`. */
export function exampleOrigin({ servers = [] }: ApiDocument): string | undefined {
  const [server] = servers
  return server?.url.replaceAll(/\{(\w+)\}/g, (_, name: string) => server.variables?.[name]?.default ?? '')
}

function idOf(operation: unknown): string | undefined {
  const { operationId }: { operationId?: unknown } = Object(operation)
  return typeof operationId === 'string' ? operationId : undefined
}
