import { expect, test } from 'vitest'
import { type KeptPage, PageCache } from './page-cache.ts'

const page = (body: string): KeptPage => ({ version: 1, tag: 'tag', body, bytes: body.length, headers: {} })

test('a page is kept for the version of its account', () => {
  const pages = new PageCache()
  pages.set('a', page('x'))
  expect([pages.get('a', 1)?.body, pages.get('a', 2)]).toEqual(['x', undefined])
})

type Parts = (index: number) => readonly [key: string, body: string]

test.each<readonly [string, Parts]>([
  ['bodies', (index) => [`page ${index}`, 'x'.repeat(100_000)]],
  ['addresses', (index) => [`${'x'.repeat(100_000)}${index}`, 'body']],
])('no more is kept than some megabytes, of %s as little as of anything else', (_, partsOf) => {
  const pages = new PageCache()
  for (let index = 0; index < 200; index++) {
    const [key, body] = partsOf(index)
    pages.set(key, page(body))
  }
  const kept = Array.from({ length: 200 }, (_, index) => pages.get(partsOf(index)[0], 1)).filter(Boolean)
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.length * 100_000).toBeLessThan(9_000_000)
})

test('a page that is kept anew counts once', () => {
  const pages = new PageCache()
  pages.set('first', page('x'))
  for (let index = 0; index < 500; index++) pages.set('a', page('x'.repeat(100_000)))
  expect(pages.get('first', 1)).toBeDefined()
})

test('a page that is most of what could be kept is not', () => {
  const pages = new PageCache()
  pages.set('a', page('x'.repeat(3_000_000)))
  expect(pages.get('a', 1)).toBeUndefined()
})
