import { expect, test } from 'vitest'
import { entered, Language } from './dynamic-content.ts'

const english = new Language(1, (key) => (key === 'hello' ? 'Hello' : undefined))

test.each([
  ['nothing', { shown: undefined, raw: undefined }, undefined],
  ['the text alone', { shown: 'New', raw: undefined }, 'New'],
  ['the raw text alone', { shown: undefined, raw: '{{dc.new}}' }, '{{dc.new}}'],
  ['a record as it was read', { shown: 'Old', raw: 'Old' }, 'Old'],
  ['a record with another text', { shown: 'New', raw: 'Old' }, 'New'],
  ['a record with another raw text', { shown: 'Old', raw: '{{dc.new}}' }, '{{dc.new}}'],
])('of %s, what differs from what is there is entered', (_, given, want) => {
  expect(entered<string>(given, english, 'Old')).toBe(want)
})

test('of a copy of a record the raw text is entered', () => {
  expect(entered({ shown: 'Hello', raw: '{{dc.hello}}' }, english)).toBe('{{dc.hello}}')
})

test('of a record as it was read, its dynamic content filled in, the raw text is entered', () => {
  expect(entered({ shown: 'Hello', raw: '{{dc.hello}}' }, english, '{{dc.hello}}')).toBe('{{dc.hello}}')
})

test('items name one another; one that names itself stays as it is written', () => {
  const texts: Record<string, string> = { a: 'a{{ dc.b }}', b: 'b{{dc.c}}', c: 'c{{dc.a}}' }
  expect(new Language(1, (key) => texts[key]).filledIn('{{dc.a}}, {{dc.c}} and {{dc.d}}')).toBe(
    'abc{{dc.a}}, cab{{dc.c}} and {{dc.d}}',
  )
})

test('what items within items would make too long ends', () => {
  const tenOfTheNext = (key: string) => `{{dc.${String.fromCharCode(key.charCodeAt(0) + 1)}}}`.repeat(10)
  expect(new Language(1, tenOfTheNext).filledIn('{{dc.a}}').length).toBeLessThan(100_000)
})

test('a language tells of a work whether it is the same in all', () => {
  expect(english.heedful(() => english.filledIn('{{dc.hello}}'))).toEqual(['Hello', false])
  expect(english.heedful(() => english.filledIn('{{dc.nothing}}'))).toEqual(['{{dc.nothing}}', false])
  expect(english.heedful(() => english.filledIn('{{ticket.id}}'))).toEqual(['{{ticket.id}}', true])
})
