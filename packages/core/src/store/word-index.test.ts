import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitWords, wordFinder, wordsOf } from '../search/words.ts'
import { Collection } from './collection.ts'
import { Journal } from './commit.ts'
import { define } from './definition.ts'

interface Note {
  readonly id: number
  readonly text: string
}

const notes = define<Note, Note>()({ name: 'notes', singular: 'note', indexes: {}, present: (note) => note })

const word = fc.constantFrom('tea', 'teapot', 'Té', 'kettle', 'ket', 'leaf', 'a', '42', 'tea-leaf')
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
const step = fc.oneof(
  fc.record({ do: fc.constant('put' as const), id: fc.integer({ min: 1, max: 12 }), text }),
  fc.record({ do: fc.constant('delete' as const), id: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('fail' as const), id: fc.integer({ min: 1, max: 12 }), text }),
  fc.record({
    do: fc.constant('find' as const),
    text: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
    isPrefix: fc.boolean(),
  }),
)

function put(collection: Collection<Note, Note>, note: Note): void {
  const known = collection.get(note.id)
  if (known) collection.update(known, note)
  else collection.insert(note)
}

test('finds every record that has the words, after any writes, those taken back included', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const journal = new Journal()
      const collection = new Collection(notes, journal)
      const index = () => collection.wordIndex('text', (note) => [note.text], splitWords)
      for (const one of steps) {
        if (one.do === 'put') journal.commit(() => put(collection, one))
        else if (one.do === 'delete') {
          const known = collection.get(one.id)
          if (known) journal.commit(() => collection.delete(known))
        } else if (one.do === 'fail') {
          const failing = () =>
            journal.commit(() => {
              put(collection, one)
              throw new Error('no')
            })
          expect(failing).toThrow('no')
        } else {
          const words = splitWords(one.text)
          const find = wordFinder(one.text, one.isPrefix)
          const holders = one.isPrefix ? index().find(words.slice(0, -1), words.at(-1)) : index().find(words)
          const found = new Set(Array.from(holders ?? [], ({ id }) => id))
          const missed = Array.from(collection.rows).filter((note) => find(wordsOf(note.text)) && !found.has(note.id))
          expect(missed).toEqual([])
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('tells how few records can have a rare word, and forgets what is gone', () => {
  const journal = new Journal()
  const collection = new Collection(notes, journal)
  const index = () => collection.wordIndex('text', (note) => [note.text], splitWords)
  journal.commit(() => {
    for (let id = 1; id <= 3000; id++)
      collection.insert({ id, text: `common ${id % 10 === 0 ? 'tenth' : ''} number${id}` })
  })
  expect(index().find(['common', 'tenth'])?.size).toBe(300)
  expect(index().find(['common'], 'number29')?.size).toBe(111)
  journal.commit(() => {
    for (const note of [...collection.rows]) collection.update(note, { text: 'other' })
  })
  expect([...(index().find(['common']) ?? [])]).toEqual([])
  expect(index().find(['other'])?.size).toBe(3000)
  expect(index().find([])).toBeUndefined()
})
