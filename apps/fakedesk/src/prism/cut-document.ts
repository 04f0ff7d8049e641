import type { ApiDocument, OperationPlace } from './document.ts'

/**
 * The document with this one operation and what it refers to. Prism takes a second to read all operations of the
 * Support API, and a few milliseconds to read one. The cut shares nothing with the document: Prism writes into it.
 */
export function cutDocument(document: ApiDocument, { method, path }: OperationPlace): object {
  const { [method]: operation, parameters, servers } = document.paths[path] ?? {}
  const { paths: _, components: __, ...head }: ApiDocument & { components?: unknown } = document
  const cut = {
    ...head,
    paths: { [path]: { [method]: operation, ...(parameters ? { parameters } : {}), ...(servers ? { servers } : {}) } },
  }
  // Security schemes are named by security requirements, without a reference.
  copyPart(document, cut, ['components', 'securitySchemes'])
  const copied = new Set<string>()
  const pending = referencesIn(cut)
  for (let reference = pending.pop(); reference !== undefined; reference = pending.pop()) {
    const place = partOf(reference)
    if (copied.has(place.join('/'))) continue
    copied.add(place.join('/'))
    pending.push(...referencesIn(copyPart(document, cut, place)))
  }
  return structuredClone(cut)
}

/** The part of the document to copy for a reference: a whole component, or a whole path. */
function partOf(reference: string): readonly string[] {
  const steps = reference
    .slice(2)
    .split('/')
    .map((step) => decodeURIComponent(step.replaceAll('~1', '/').replaceAll('~0', '~')))
  return steps.slice(0, steps[0] === 'components' ? 3 : 2)
}

function copyPart(from: object, into: object, place: readonly string[]): unknown {
  const value = place.reduce<unknown>((node, step) => Object(node)[step], from)
  const last = place.at(-1)
  if (value === undefined || last === undefined) return undefined
  let node: Record<string, unknown> = Object(into)
  for (const step of place.slice(0, -1)) {
    node[step] ??= {}
    node = Object(node[step])
  }
  node[last] = value
  return value
}

function referencesIn(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref' && typeof part === 'string' && part.startsWith('#/')) found.push(part)
    else referencesIn(part, found)
  }
  return found
}
