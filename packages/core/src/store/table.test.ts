import { expect, test } from 'vitest'
import { Table } from './table.ts'

interface Firm {
  readonly id: number
  readonly name: string
  readonly tags: readonly string[]
  readonly notes?: string
}

const firms: readonly Firm[] = [
  { id: 1, name: 'mango', tags: ['a', 'b'] },
  { id: 2, name: 'apple', tags: ['a'] },
  { id: 3, name: 'zebra', tags: [] },
]

const [mango] = firms

const tableOfTags = () =>
  new Table<Firm>(
    ({ tags }) => tags,
    ({ name, id }) => [name, id],
    firms,
  )
const at = (table: Table<Firm>, key: string) => table.at(key).slice(0, 10)

test.each([
  ['stays where it is if keys and order are the same', { notes: 'new' }, ['apple', 'mango'], ['mango']],
  ['moves in the order', { name: 'aardvark' }, ['aardvark', 'apple'], ['aardvark']],
  ['leaves a key', { tags: ['b'] }, ['apple'], ['mango']],
  ['comes under another key', { tags: ['b', 'a', 'c'] }, ['apple', 'mango'], ['mango']],
  ['leaves all keys', { tags: [] }, ['apple'], []],
])('a replaced record %s', (_, changes, underA, underB) => {
  const table = tableOfTags()
  if (!mango) throw new Error('there is no record')
  const after = { ...mango, ...changes }
  table.replace(mango, after)
  expect(at(table, 'a').map(({ name }) => name)).toEqual(underA)
  expect(at(table, 'b').map(({ name }) => name)).toEqual(underB)
  expect([...at(table, 'a'), ...at(table, 'b')]).not.toContain(mango)
  table.replace(after, mango)
  expect(at(table, 'a').map(({ name }) => name)).toEqual(['apple', 'mango'])
  expect(at(table, 'b')).toEqual([mango])
})
