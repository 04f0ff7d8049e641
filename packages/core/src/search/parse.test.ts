import { describe, expect, test } from 'vitest'
import { ZendeskError } from '../errors.ts'
import { parseQuery, type Term } from './parse.ts'

const word = (value: string, more: Partial<Term> = {}): Term => ({
  ...{ key: undefined, operator: ':', value, quoted: false, excluded: false },
  ...more,
})

describe('parseQuery', () => {
  test.each<[string, readonly Term[]]>([
    ['parcel', [word('parcel')]],
    ['  two   words ', [word('two'), word('words')]],
    ['"two words"', [word('two words', { quoted: true })]],
    ['"open quote', [word('open quote', { quoted: true })]],
    ['-parcel', [word('parcel', { excluded: true })]],
    ['-"two words"', [word('two words', { quoted: true, excluded: true })]],
    ['status:open', [word('open', { key: 'status' })]],
    ['STATUS:Open', [word('Open', { key: 'status' })]],
    ['-tags:vip', [word('vip', { key: 'tags', excluded: true })]],
    ['name:"Ada Admin"', [word('Ada Admin', { key: 'name', quoted: true })]],
    ['priority>=high', [word('high', { key: 'priority', operator: '>=' })]],
    ['status<solved', [word('solved', { key: 'status', operator: '<' })]],
    ['created>2026-03-14T09:00:00Z', [word('2026-03-14T09:00:00Z', { key: 'created', operator: '>' })]],
    ['custom_field_12:true', [word('true', { key: 'custom_field_12' })]],
    ['end.user@example.com', [word('end.user@example.com')]],
    ['12:30', [word('12:30')]],
  ])('reads %s', (query, terms) => {
    expect(parseQuery(query).terms).toEqual(terms)
  })

  test('takes kinds and ordering out of the terms', () => {
    expect(parseQuery('parcel type:Ticket -type:group order_by:updated sort:asc')).toEqual({
      terms: [word('parcel')],
      types: ['ticket'],
      excludedTypes: ['group'],
      orderBy: 'updated',
      direction: 'asc',
    })
  })

  test('reads words of users as words and a kind', () => {
    expect(parseQuery('user:ada')).toMatchObject({ terms: [word('ada')], types: ['user'] })
  })

  test('takes a query of nothing but a kind', () => {
    expect(parseQuery('type:user')).toMatchObject({ terms: [], types: ['user'] })
  })

  test.each([undefined, '', '   ', 'word '.repeat(65)])('refuses %j', (query) => {
    expect(() => parseQuery(query)).toThrow(ZendeskError)
  })
})
