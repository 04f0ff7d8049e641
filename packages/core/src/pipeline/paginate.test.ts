import type { OperationFacts } from '@fakedesk/spec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZendeskError } from '../errors.ts'
import { Collection } from '../store/collection.ts'
import { Journal } from '../store/commit.ts'
import { define } from '../store/definition.ts'
import type { Item } from '../store/item.ts'
import type { Rows } from '../store/rows.ts'
import { encodeCursor } from './cursor.ts'
import type { Page } from './page.ts'
import { paginate } from './paginate.ts'

interface Pet extends Item {
  readonly id: number
  readonly name: string
}

const pets = define<Pet, Pet>()({
  name: 'pets',
  singular: 'pet',
  indexes: { name: ({ name }) => name },
  orders: { name: ({ name }) => [name] },
  present: (pet) => pet,
})

const facts = (pagination: OperationFacts['pagination']): OperationFacts => ({
  id: 'ListPets',
  family: 'pets',
  method: 'GET',
  path: '/api/v2/pets',
  roles: ['admin'],
  status: 200,
  answer: 'list',
  key: 'pets',
  pathParameters: {},
  queryParameters: {},
  ...(pagination && { pagination }),
})

function shelter(names: readonly string[]) {
  const journal = new Journal()
  const collection = new Collection(pets, journal)
  journal.commit(() => {
    for (const [index, name] of names.entries()) collection.insert({ id: index + 1, name })
  })
  return { collection, journal }
}

const url = 'https://example.zendesk.com/api/v2/pets.json'

function pageOf(
  rows: Rows<Pet>,
  search: string,
  kinds: OperationFacts['pagination'] = ['cursor', 'offset'],
): Page<Pet> {
  return paginate(facts(kinds), rows, { url, query: new URLSearchParams(search), now: 0 })
}

interface CursorBeside {
  readonly meta: { readonly has_more: boolean; readonly before_cursor: string | null }
  readonly links: { readonly next: string | null; readonly prev: string | null }
}

// The page was asked by cursor, so it carries a cursor page's members.
const beside = (page: Page<Pet>) => page.beside as unknown as CursorBeside

const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
const size = fc.integer({ min: 1, max: 12 })
const sort = fc.constantFrom('id', '-id', 'name', '-name')

describe('cursor pages', () => {
  test('walking forward gives every record once, in order, whatever the size and the order', () => {
    fc.assert(
      fc.property(names, size, sort, (given, perPage, by) => {
        const { collection } = shelter(given)
        const expected = pageOf(collection.rows, `page[size]=100&sort=${by}`).records
        const seen: Pet[] = []
        let search: string | null = `?page[size]=${perPage}&sort=${by}`
        for (let hasMore = true; hasMore && search; ) {
          const page = pageOf(collection.rows, search)
          seen.push(...page.records)
          hasMore = beside(page).meta.has_more
          search = beside(page).links.next && new URL(beside(page).links.next ?? '').search
        }
        expect(seen).toEqual(expected)
      }),
    )
  })

  test('walking back from the end gives the same, from behind', () => {
    fc.assert(
      fc.property(names, size, sort, (given, perPage, by) => {
        const { collection } = shelter(given)
        const all = pageOf(collection.rows, `page[size]=100&sort=${by}`)
        const last = all.records.at(-1)
        if (!last) return
        const seen = [last]
        let cursor: string | null = encodeCursor(all.rows.order, all.rows.keyOf(last))
        for (let hasMore = true; hasMore && cursor; ) {
          const search = new URLSearchParams({ 'page[size]': String(perPage), 'page[before]': cursor, sort: by })
          const page = pageOf(collection.rows, search.toString())
          seen.unshift(...page.records)
          hasMore = beside(page).meta.has_more
          cursor = beside(page).meta.before_cursor
        }
        expect(seen).toEqual(all.records)
      }),
    )
  })

  test('a record added or removed meanwhile shifts nothing', () => {
    fc.assert(
      fc.property(names, size, fc.nat(), (given, perPage, choice) => {
        const { collection, journal } = shelter(given)
        const first = pageOf(collection.rows, `page[size]=${perPage}&sort=name`)
        const { next } = beside(first).links
        if (!next) return
        const gone = first.records[choice % first.records.length]
        const later = [...collection.rows.ordered('name')].slice(first.records.length)
        journal.commit(() => {
          if (gone) collection.delete(gone)
          collection.insert({ id: 1000, name: '' })
        })
        const second = pageOf(collection.rows, new URL(next).search)
        expect(second.records).toEqual(later.slice(0, perPage))
      }),
    )
  })

  test('an empty list has no cursors and no links', () => {
    const { collection } = shelter([])
    expect(pageOf(collection.rows, 'page[size]=5').beside).toEqual({
      meta: { has_more: false, after_cursor: null, before_cursor: null },
      links: { prev: null, next: null },
    })
  })

  test('the last page still has both cursors and both links, with the brackets encoded and other parameters kept', () => {
    const { collection } = shelter(['a'])
    const { meta, links } = beside(pageOf(collection.rows, 'include=None&page[size]=5'))
    expect(meta).toMatchObject({ has_more: false, after_cursor: expect.any(String), before_cursor: expect.any(String) })
    expect(links.next).toMatch(
      /^https:\/\/example\.zendesk\.com\/api\/v2\/pets\.json\?include=None&page%5Bafter%5D=[^&]+&page%5Bsize%5D=5$/,
    )
  })

  test.each([
    ['page[size]=0', 'page[size] is not valid'],
    ['page[size]=-1', 'page[size] is not valid'],
    ['page[size]=x', 'page[size] is not valid'],
    ['page[size]=101', 'page[size] is not valid'],
    ['page[after]=nonsense', 'page[after] is not valid'],
    ['page[before]=eyJvIjoibmFtZSIsInYiOlsxXX0=', 'page[before] is not valid'],
    ['page[size]=1&sort=shoe', 'sort is not valid'],
    ['page[after]=a&page[before]=b', 'page[after] and page[before] cannot be used together'],
  ])('%s is refused', (search, title) => {
    const { collection } = shelter(['a', 'b'])
    expect(refusalOf(() => pageOf(collection.rows, search))).toEqual([
      400,
      { errors: [{ code: 'InvalidPaginationParameter', title }] },
    ])
  })

  test('are given unasked where the list knows nothing else', () => {
    const { collection } = shelter(['a'])
    expect(pageOf(collection.rows, '', ['cursor']).beside).toHaveProperty('meta')
  })
})

describe('offset pages', () => {
  test('together give every record once, with the true count', () => {
    fc.assert(
      fc.property(names, size, (given, perPage) => {
        const { collection } = shelter(given)
        const seen: Pet[] = []
        let search: string | null = `per_page=${perPage}`
        while (search !== null) {
          const page: Page<Pet> = pageOf(collection.rows, search)
          expect(page.beside.count).toBe(given.length)
          seen.push(...page.records)
          const next: unknown = page.beside.next_page
          search = typeof next === 'string' ? new URL(next).search : null
        }
        expect(seen.map(({ id }) => id)).toEqual(given.map((_, index) => index + 1))
      }),
    )
  })

  test('beyond the end are empty', () => {
    const { collection } = shelter(['a', 'b'])
    const page = pageOf(collection.rows, 'page=3&per_page=1')
    expect(page.records).toEqual([])
    expect(page.beside).toEqual({ count: 2, next_page: null, previous_page: `${url}?page=2&per_page=1` })
  })

  test('hold a hundred records at most', () => {
    const { collection } = shelter(Array.from({ length: 150 }, () => 'a'))
    expect(pageOf(collection.rows, 'per_page=1000').records).toHaveLength(100)
  })

  test('reach the first ten thousand records only', () => {
    const { collection } = shelter(['a'])
    expect(refusalOf(() => pageOf(collection.rows, 'page=101&per_page=100'))[1]).toMatchObject({
      errors: [
        {
          code: 'InvalidPaginationDepth',
          title: expect.stringContaining('10,000 records'),
          detail: expect.stringMatching(/cursor.*https:/),
        },
      ],
    })
    expect(pageOf(collection.rows, 'page=100&per_page=100').records).toEqual([])
  })

  test.each(['page=x', 'page=0', 'per_page=x'])('%s is an invalid attribute', (search) => {
    const { collection } = shelter(['a'])
    const [status, body] = refusalOf(() => pageOf(collection.rows, search))
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain('must be an integer from api/v2/pets/index')
  })

  test('take page[size] for a page that is no number, where the list knows no cursors', () => {
    const { collection } = shelter(['a'])
    expect(refusalOf(() => pageOf(collection.rows, 'page[size]=2', ['offset']))[0]).toBe(400)
  })

  test('sort by what is asked, and ignore what is not known', () => {
    const { collection } = shelter(['b', 'a', 'c'])
    const ids = (search: string) => pageOf(collection.rows, search).records.map(({ id }) => id)
    expect(ids('sort_by=name&sort_order=desc')).toEqual([3, 1, 2])
    expect(ids('sort_by=shoe')).toEqual([1, 2, 3])
  })
})

function refusalOf(work: () => unknown): [number, unknown] {
  try {
    work()
  } catch (error) {
    if (error instanceof ZendeskError) return [error.status, error.body]
    throw error
  }
  throw new Error('was not refused')
}
