import { expect, test } from 'vitest'
import { Collection } from './collection.ts'
import { type Change, Journal } from './commit.ts'
import { define } from './definition.ts'
import type { Item } from './item.ts'

const things = define<Item & { readonly colour: string }, Item>()({
  name: 'things',
  singular: 'thing',
  indexes: { colour: ({ colour }) => colour },
  orders: { colour: ({ colour }) => [colour] },
  present: (thing) => thing,
})

function store() {
  const journal = new Journal()
  return { journal, collection: new Collection(things, journal) }
}

const colours = (collection: ReturnType<typeof store>['collection']) => [...collection.rows].map(({ colour }) => colour)

test('a commit that throws leaves records, indexes and the version as they were', () => {
  const { journal, collection } = store()
  const red = journal.commit(() => collection.insert({ id: 1, colour: 'red' }))
  const { version } = journal
  expect(() =>
    journal.commit(() => {
      collection.update(red, { colour: 'blue' })
      collection.insert({ id: 2, colour: 'green' })
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(colours(collection)).toEqual(['red'])
  expect(collection.by('colour', 'blue').size).toBe(0)
  expect(collection.by('colour', 'red').first()).toBe(red)
  expect(journal.version).toBe(version)
})

test('a failed commit within a commit is taken back alone', () => {
  const { journal, collection } = store()
  journal.commit(() => {
    collection.insert({ id: 1, colour: 'red' })
    expect(() =>
      journal.commit(() => {
        collection.insert({ id: 2, colour: 'blue' })
        throw new Error('no')
      }),
    ).toThrow('no')
  })
  expect(colours(collection)).toEqual(['red'])
})

test('listeners hear what a commit changed, in order, once it holds', () => {
  const { journal, collection } = store()
  const heard: (readonly Change[])[] = []
  const stop = journal.listen((changes) => heard.push(changes))
  journal.commit(() => collection.update(collection.insert({ id: 1, colour: 'red' }), { colour: 'blue' }))
  expect(heard.map((changes) => changes.map(({ before, after }) => [before, after]))).toEqual([
    [
      [undefined, { id: 1, colour: 'red' }],
      [
        { id: 1, colour: 'red' },
        { id: 1, colour: 'blue' },
      ],
    ],
  ])
  stop()
  journal.commit(() => collection.insert({ id: 2, colour: 'red' }))
  expect(heard).toHaveLength(1)
})

test('a write outside of a commit is a mistake', () => {
  expect(() => store().collection.insert({ id: 1, colour: 'red' })).toThrow('outside of a commit')
})

test('indexes combine, and follow every change', () => {
  const { journal, collection } = store()
  const rows = () => collection.by('colour', 'red').by('colour', ['red', 'blue']).ordered('colour', 'desc')
  expect(rows().size).toBe(0)
  const [first] = journal.commit(() => [1, 2, 3].map((id) => collection.insert({ id, colour: 'red' })))
  expect([...rows()].map(({ id }) => id)).toEqual([3, 2, 1])
  if (first) journal.commit(() => collection.update(first, { colour: 'blue' }))
  expect([...rows()].map(({ id }) => id)).toEqual([3, 2])
  expect(collection.by('colour', ['red', 'blue']).size).toBe(3)
  expect(() => rows().find(1)).toThrow('RecordNotFound')
})

test('rows that were asked for ahead of a write see it', () => {
  const { journal, collection } = store()
  const red = collection.by('colour', 'red')
  expect(red.size).toBe(0)
  journal.commit(() => collection.insert({ id: 1, colour: 'red' }))
  expect(red.size).toBe(1)
})
