import { describe, expect, test } from 'vitest'
import { Collection } from './collection.ts'
import { Journal } from './commit.ts'
import { define } from './definition.ts'
import type { Item } from './item.ts'

interface Box extends Item {
  readonly id: number
  readonly colour: string
  readonly grams: number
}

const boxes = define<Box, Item>()({
  name: 'boxes',
  singular: 'box',
  weight: ({ grams }) => grams,
  indexes: { colour: ({ colour }) => colour },
  orders: { grams: ({ grams }) => [grams] },
  present: (box) => box,
})

const red = (count: number): readonly Box[] =>
  Array.from({ length: count }, (_, place) => ({ id: place + 1, colour: 'red', grams: place }))

function store() {
  const journal = new Journal()
  return { journal, collection: new Collection(boxes, journal) }
}

describe('the weight of records', () => {
  const [one, two, three] = red(3)
  const kept = () => [one, two, three].flatMap((box) => box ?? [])

  test('is known of those that are kept elsewhere, read or not', () => {
    const { collection } = store()
    collection.readFrom(kept)
    expect(collection.weight).toBe(3)
  })

  test('follows what is written before anybody reads, and what is put in the place of all', () => {
    const { collection, journal } = store()
    collection.readFrom(kept)
    journal.commit(() => collection.insert({ id: 9, colour: 'blue', grams: 10 }))
    expect(collection.weight).toBe(13)
    journal.commit(() => collection.delete(collection.find(3)))
    expect(collection.weight).toBe(11)
    collection.readFrom(kept)
    expect(collection.weight).toBe(3)
  })
})

describe('many writes at once', () => {
  const count = 1500

  function filled() {
    const { collection, journal } = store()
    journal.commit(() => {
      for (const box of red(count)) collection.insert(box)
    })
    const state = () => ({
      red: collection.by('colour', 'red').size,
      blue: [...collection.by('colour', 'blue').ordered('grams')].map(({ id }) => id),
    })
    // Asked for once, the tables are there to be kept up to date.
    expect(state()).toEqual({ red: count, blue: [] })
    const paint = () =>
      collection.updateEach([...collection.rows].slice(0, 1200), ({ id }) => ({ colour: 'blue', grams: -id }))
    return { collection, journal, state, paint }
  }

  const backwards = Array.from({ length: 1200 }, (_, place) => 1200 - place)

  test('are found and ordered like any', () => {
    const { journal, state, paint } = filled()
    journal.commit(paint)
    expect(state()).toEqual({ red: 300, blue: backwards })
  })

  test('are taken back with their commit', () => {
    const { journal, state, paint } = filled()
    expect(() =>
      journal.commit(() => {
        paint()
        expect(state().blue).toHaveLength(1200)
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(state()).toEqual({ red: count, blue: [] })
  })

  test('are undone by a restoration', () => {
    const { collection, journal, state, paint } = filled()
    const before = [...collection.rows]
    journal.commit(paint)
    journal.commit(() => collection.restore(before))
    expect(state()).toEqual({ red: count, blue: [] })
    expect(collection.get(7)).toBe(before[6])
  })
})
