import { expect, test } from 'vitest'
import { entered } from './dynamic-content.ts'

test.each([
  ['nothing', { shown: undefined, raw: undefined }, undefined],
  ['the text alone', { shown: 'New', raw: undefined }, 'New'],
  ['the raw text alone', { shown: undefined, raw: '{{dc.new}}' }, '{{dc.new}}'],
  ['a record as it was read', { shown: 'Old', raw: 'Old' }, 'Old'],
  ['a record with another text', { shown: 'New', raw: 'Old' }, 'New'],
  ['a record with another raw text', { shown: 'Old', raw: '{{dc.new}}' }, '{{dc.new}}'],
])('of %s, what differs from what is there is entered', (_, given, want) => {
  expect(entered<string>(given, 'Old')).toBe(want)
})

test('of a copy of a record the raw text is entered', () => {
  expect(entered({ shown: 'Hello', raw: '{{dc.hello}}' })).toBe('{{dc.hello}}')
})
