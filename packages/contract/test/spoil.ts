import { escapePointer } from '../src/shape.ts'

/** The ways to spoil a JSON body at one place. */
export const spoilings = ['a missing property', 'an unknown property', 'a value of a wrong type'] as const

export type Spoiling = (typeof spoilings)[number]

interface Spoilt {
  readonly spoiling: Spoiling
  /** A JSON pointer, with `*` for each place of a list. */
  readonly place: string
  readonly spoilt: unknown
}

/** The value spoilt at each place, one at a time; what is the same in further items of a list, once. */
export function* spoiledAtEachPlace(value: unknown, spoiling: Spoiling): Generator<Spoilt> {
  const seen = new Set<string>()
  for (const one of spoil(value, '')) {
    if (one.spoiling !== spoiling || seen.has(one.place)) continue
    seen.add(one.place)
    yield one
  }
}

function* spoil(value: unknown, place: string): Generator<Spoilt> {
  if (value === null) return // which other type would be wrong, nobody can tell
  yield { spoiling: 'a value of a wrong type', place, spoilt: typeof value === 'string' ? 7 : 'of a wrong type' }
  if (Array.isArray(value)) yield* spoilItems(value, place)
  else if (typeof value === 'object') yield* spoilProperties({ ...value }, place)
}

function* spoilItems(items: readonly unknown[], place: string): Generator<Spoilt> {
  for (const [at, item] of items.entries()) {
    for (const inner of spoil(item, `${place}/*`)) yield { ...inner, spoilt: items.with(at, inner.spoilt) }
  }
}

function* spoilProperties(record: Readonly<Record<string, unknown>>, place: string): Generator<Spoilt> {
  // Fields of one's own may have any name, but none of them holds an object.
  yield { spoiling: 'an unknown property', place, spoilt: { ...record, nobody_knows_this: {} } }
  for (const [name, value] of Object.entries(record)) {
    const at = `${place}/${escapePointer(name)}`
    const { [name]: _, ...rest } = record
    yield { spoiling: 'a missing property', place: at, spoilt: rest }
    for (const inner of spoil(value, at)) yield { ...inner, spoilt: { ...record, [name]: inner.spoilt } }
  }
}
