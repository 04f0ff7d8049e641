import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Runs } from './runs.ts'

const isAlike = (runs: Runs<number>, list: readonly number[]) => {
  expect(runs.length).toBe(list.length)
  expect(runs.slice()).toEqual(list)
  for (const place of [0, 511, 512, 1023, 1024, list.length - 1, list.length]) {
    expect(runs.at(place)).toBe(list[place])
    expect(runs.slice(place, place + 700)).toEqual(list.slice(place, place + 700))
  }
}

test('a sequence in runs is what an array would be, whatever comes and goes', () => {
  const places = fc.array(fc.tuple(fc.nat(), fc.constantFrom('add', 'add', 'remove', 'set')), { maxLength: 60 })
  fc.assert(
    fc.property(fc.nat(5000), places, (size, moves) => {
      const list = Array.from({ length: size }, (_, place) => place)
      const runs = new Runs(list)
      for (const [at, move] of moves) {
        const place = list.length === 0 ? 0 : at % list.length
        const [deleted, added] = move === 'add' ? [0, [at]] : move === 'set' ? [1, [at]] : [1, []]
        expect(runs.splice(place, deleted, ...added)).toEqual(list.splice(place, deleted, ...added))
      }
      isAlike(runs, list)
    }),
    { numRuns: 40 },
  )
})

test('runs are cut as they grow in one place, and go when they are empty', () => {
  const list: number[] = []
  const runs = new Runs(list)
  for (let n = 0; n < 3000; n++) {
    runs.splice(n % 2 === 0 ? 0 : runs.length, 0, n)
    list.splice(n % 2 === 0 ? 0 : list.length, 0, n)
  }
  isAlike(runs, list)
  for (let n = 0; n < 2500; n++) {
    runs.splice(0, 1)
    list.shift()
  }
  isAlike(runs, list)
})
