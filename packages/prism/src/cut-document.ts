import type { ApiDocument, OperationPlace } from './document.ts'

/**
 * The document with this one operation, and what it refers to put in its place. Prism takes seconds to read all
 * operations of the Support API, and a few milliseconds to read one; what shared components hold beyond that would be
 * half of the work. The cut shares nothing with the document: Prism writes into it.
 */
export function cutDocument(document: ApiDocument, { method, path }: OperationPlace): object {
  const { [method]: operation, parameters = [], servers } = document.paths[path] ?? {}
  const { paths: _, components, ...head }: ApiDocument & { components?: unknown } = document
  const item = { [method]: operation, parameters, ...(servers ? { servers } : {}) }
  const endless = new Map<string, unknown>()
  const cut = {
    ...head,
    paths: { [path]: inlined({ document, endless, within: [] }, item) },
    // Security schemes are named by security requirements, without a reference.
    components: { securitySchemes: Object(components).securitySchemes },
  }
  for (const [reference, value] of endless) put(cut, stepsOf(reference), value)
  return structuredClone(cut)
}

interface Inlining {
  readonly document: ApiDocument
  /** Schemas that hold themselves: these stay references, to a copy in the cut. */
  readonly endless: Map<string, unknown>
  /** The references that the value at hand stands for. */
  readonly within: readonly string[]
}

function inlined(inlining: Inlining, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => inlined(inlining, item))
  const { $ref, ...beside }: { $ref?: unknown } = value
  const parts = Object.fromEntries(Object.entries(beside).map(([key, part]) => [key, inlined(inlining, part)]))
  return typeof $ref === 'string' ? { ...Object(target(inlining, $ref)), ...parts } : parts
}

function target({ document, endless, within }: Inlining, reference: string): unknown {
  const follow = (path: readonly string[]) =>
    inlined({ document, endless, within: path }, at(document, stepsOf(reference)))
  if (!within.includes(reference)) return follow([...within, reference])
  if (!endless.has(reference)) {
    endless.set(reference, undefined)
    endless.set(reference, follow([reference]))
  }
  return { $ref: reference }
}

function stepsOf(reference: string): readonly string[] {
  return reference
    .slice(2)
    .split('/')
    .map((step) => decodeURIComponent(step.replaceAll('~1', '/').replaceAll('~0', '~')))
}

function at(document: ApiDocument, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((node, step) => Object(node)[step], document)
}

function put(into: object, steps: readonly string[], value: unknown): void {
  let node: Record<string, unknown> = Object(into)
  for (const step of steps.slice(0, -1)) {
    node[step] ??= {}
    node = Object(node[step])
  }
  node[steps.at(-1) ?? ''] = value
}
