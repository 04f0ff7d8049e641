import type { OperationId } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { bodyShapes } from '../generated/seed-shapes.ts'
import { seedables } from '../generated/seedables.ts'
import type { Item } from '../store/item.ts'
import type { Planted } from './seedable.ts'
import type { Shape } from './shape.ts'

/** A record of a seed whose shape was checked. */
export type Given = Readonly<Record<string, unknown>>

/** A seedable, as far as all kinds are treated alike. */
export interface Kind {
  readonly name: string
  readonly operation?: OperationId
  readonly key?: string
  readonly own: Readonly<Record<string, Shape>>
  readonly needs?: readonly string[]
  readonly refers?: Readonly<Record<string, string | undefined>>
  readonly imports?: string
  readonly after?: readonly string[]
  readonly before?: (account: Account, given: Given) => Given
  readonly plant: (account: Account, given: Given, planted: Planted) => Item
  readonly complete?: (account: Account) => void
}

/** All kinds, each behind those that its records refer to. */
export function seedableKinds(): readonly Kind[] {
  // What is planted has the shape that the kind declares: it was checked.
  const kinds = seedables as unknown as readonly Kind[]
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  const ordered = new Set<Kind>()
  const visited = new Set<Kind>()
  const visit = (kind: Kind) => {
    if (visited.has(kind)) return
    visited.add(kind)
    for (const name of [...Object.values(kind.refers ?? {}), ...(kind.after ?? [])]) {
      const referred = name === undefined ? undefined : byName.get(name)
      if (referred) visit(referred)
    }
    ordered.add(kind)
  }
  for (const kind of kinds) visit(kind)
  return [...ordered]
}

/** What a record of each kind may hold, and the settings. */
export function seedShapes(kinds: readonly Kind[]): { readonly records: ReadonlyMap<string, Shape>; settings: Shape } {
  const bodies: Readonly<Record<string, Shape>> = JSON.parse(bodyShapes)
  const settings = partOf(bodies.UpdateAccountSettings, 'settings')
  return { records: new Map(kinds.map((kind) => [kind.name, shapeOf(kind, bodies)])), settings }
}

function shapeOf({ operation, key, own, needs = [] }: Kind, bodies: Readonly<Record<string, Shape>>): Shape {
  const body = operation && partOf(bodies[operation], key)
  const { properties, required = [] } = body?.type === 'object' ? body : { properties: {} }
  return { type: 'object', properties: { ...properties, ...own }, required: [...required, ...needs] }
}

const partOf = (shape: Shape | undefined, key: string | undefined): Shape => {
  const part = shape?.type === 'object' && key !== undefined ? shape.properties[key] : shape
  if (!part) throw new TypeError(`the specification has no body with ${key}`)
  return part
}
