import {
  type Document,
  type Method,
  methods,
  type OperationObject,
  type Parameter,
  resolve,
} from '@fakedesk/spec/openapi'

/** An operation of a document, with what its path says of it. */
export interface ContractOperation {
  /** The operationId, or method and template where the document gives none: `GET /api/v2/sessions`. */
  readonly id: string
  readonly method: Uppercase<Method>
  /** The address as a template, without a server's own path: `/api/v2/users/{user_id}/sessions`. */
  readonly template: string
  /** Those of the path and the operation's own, references resolved. */
  readonly parameters: readonly Parameter[]
  readonly object: OperationObject
}

export interface Match {
  readonly operation: ContractOperation
  /** The values of the path parameters, decoded. */
  readonly path: Readonly<Record<string, string>>
}

/** Finds the operation that answers a method and a path; undefined if none does. */
export type Router = (method: string, path: string) => Match | undefined

interface Route {
  readonly operation: ContractOperation
  readonly segments: readonly Segment[]
}

/** A text that a segment must equal, or a pattern whose groups are named by `names`. */
type Segment = string | { readonly pattern: RegExp; readonly names: readonly string[] }

/** All operations of a document, in its order. */
export function operationsOf(document: Document): readonly ContractOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([template, item]) =>
    methods.flatMap((method) => {
      const object = item[method]
      if (!object) return []
      const name = method.toUpperCase() as Uppercase<Method> // what toUpperCase does to a literal, TypeScript forgets
      const id = object.operationId ?? `${name} ${template}`
      const parameters = mergedParameters(document, item.parameters ?? [], object.parameters ?? [])
      return { id, method: name, template, parameters, object }
    }),
  )
}

/**
 * A router for the operations of a document. Literal segments beat parameters, the suffix `.json` may be there or
 * not, a server's host does not matter, and HEAD is answered by GET.
 */
export function routerOf(document: Document, operations: readonly ContractOperation[]): Router {
  const routes = serverPaths(document).flatMap((prefix) =>
    operations.map((operation) => ({ operation, segments: segmentsOf(prefix + operation.template).map(segmentOf) })),
  )
  routes.sort((a, b) => compareSegments(a.segments, b.segments))
  const shelves = Map.groupBy(routes, ({ operation, segments }) => shelf(operation.method, segments.length))
  return (method, path) => {
    const segments = segmentsOf(path)
    const candidates = shelves.get(shelf(method, segments.length)) ?? []
    const found = firstMatch(candidates, segments)
    if (found || method !== 'HEAD') return found
    return firstMatch(shelves.get(shelf('GET', segments.length)) ?? [], segments)
  }
}

function firstMatch(routes: readonly Route[], segments: readonly string[]): Match | undefined {
  for (const { operation, segments: wanted } of routes) {
    const path = matchSegments(wanted, segments)
    if (path) return { operation, path }
  }
  return undefined
}

function matchSegments(wanted: readonly Segment[], given: readonly string[]): Record<string, string> | undefined {
  const values: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? ''
    if (typeof segment === 'string') {
      if (segment !== text) return undefined
      continue
    }
    const groups = segment.pattern.exec(text)
    if (!groups) return undefined
    for (const [at, name] of segment.names.entries()) values[name] = groups[at + 1] ?? ''
  }
  return values
}

function segmentsOf(path: string): readonly string[] {
  return path
    .replace(/\/+$/, '')
    .replace(/\.json$/, '')
    .split('/')
    .slice(1)
    .map(decode)
}

/** A malformed escape is no reason to give up: the text is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function segmentOf(text: string): Segment {
  if (!text.includes('{')) return text
  const names = [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name)
  const literals = text.split(/\{[^}]*\}/).map(escapePattern)
  return { pattern: new RegExp(`^${literals.join('(.+?)')}$`, 's'), names }
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}

/** From left to right, a literal comes before a parameter. */
function compareSegments(a: readonly Segment[], b: readonly Segment[]): number {
  for (const [index, segment] of a.entries()) {
    const rank = Number(typeof segment !== 'string') - Number(typeof b[index] !== 'string')
    if (rank !== 0) return rank
  }
  return 0
}

function shelf(method: string, length: number): string {
  return `${method} ${length}`
}

/** The paths of the servers, each once: a document may be written for `https://host/api/v1` and name `/users` only. */
function serverPaths({ servers = [] }: Document): readonly string[] {
  const paths = servers.map(({ url, variables = {} }) => {
    const filled = url.replaceAll(/\{([^}]*)\}/g, (_, name: string) => variables[name]?.default ?? name)
    return new URL(filled, 'http://localhost').pathname.replace(/\/+$/, '')
  })
  return paths.length > 0 ? [...new Set(paths)] : ['']
}

function mergedParameters(
  document: Document,
  ofPath: NonNullable<OperationObject['parameters']>,
  own: NonNullable<OperationObject['parameters']>,
): readonly Parameter[] {
  const byKey = new Map<string, Parameter>()
  for (const each of [...ofPath, ...own]) {
    const parameter = resolve(document, each)
    byKey.set(`${parameter.in} ${parameter.name}`, parameter)
  }
  return [...byKey.values()]
}
