import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '../refusal.ts'
import { readStructuredFile, type StructuredFile } from '../structured-file.ts'

/** Where in a document something stands. */
type Path = readonly (string | number)[]

/** Values of these are data, in which `$ref` has no meaning. */
const data: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'const', 'value'])

/**
 * Follows every reference of an OpenAPI document, into its neighbours as well, but not into the net. Throws `Refusal`
 * for the first that leads nowhere: Prism would find out at some request, and say so at length.
 */
export async function refuseBrokenReferences(document: StructuredFile): Promise<void> {
  const read = new Map<string, Promise<StructuredFile>>([[resolve(document.file), Promise.resolve(document)]])

  async function follow(from: StructuredFile): Promise<void> {
    for (const { path, reference } of referencesIn(from.value)) {
      const [name = '', pointer = ''] = decoded(reference).split('#', 2)
      if (/^\w+:\/\//.test(name)) continue
      const target = name === '' ? from : await neighbour(name, { from, path, reference })
      if (target && !leadsTo(target.value, pointer))
        throw broken({ from, path, reference }, `there is nothing at ${pointer}`)
    }
  }

  /** Undefined for a file that is only text. */
  async function neighbour(name: string, asked: Asked): Promise<StructuredFile | undefined> {
    const file = resolve(dirname(asked.from.file), name)
    const known = read.get(file)
    if (known) return known
    if (!existsSync(file)) throw broken(asked, 'there is no such file')
    if (!/\.(?:json|ya?ml)$/i.test(file)) return undefined
    const opened = readStructuredFile(file, '--spec')
    read.set(file, opened)
    const target = await opened
    await follow(target)
    return target
  }

  await follow(document)
}

function broken({ from, path, reference }: Asked, why: string): Refusal {
  return new Refusal(`--spec ${from.placeOf(path)}: the $ref "${reference}" leads nowhere, ${why}; correct it`)
}

interface Asked extends Reference {
  readonly from: StructuredFile
}

interface Reference {
  readonly path: Path
  readonly reference: string
}

/** What YAML's aliases put in several places, or into itself, is looked through once. */
function* referencesIn(value: unknown, path: Path = [], seen = new Set<unknown>()): Generator<Reference> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  for (const [key, inner] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === '$ref' && typeof inner === 'string') yield { path: place, reference: inner }
    else if (!data.has(key)) yield* referencesIn(inner, place, seen)
  }
}

/** A reference is a URL; one that is none stays as it is, and leads nowhere. */
function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}

/** Whether a JSON pointer names something (RFC 6901). */
function leadsTo(document: unknown, pointer: string): boolean {
  let node = document
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof node !== 'object' || node === null) return false
    // What goes on behind another reference is not followed.
    if (!Object.hasOwn(node, key)) return Object.hasOwn(node, '$ref')
    node = Object(node)[key]
  }
  return true
}
