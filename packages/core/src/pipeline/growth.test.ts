import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'

/** What backtracking goes through again and again, a text of so many characters each. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'dots behind @, and another @': (length) => `a@${'.'.repeat(length)}@`,
  'dots behind @': (length) => `a@${'.'.repeat(length)}`,
  '@': (length) => '@'.repeat(length),
  digits: (length) => `${'1'.repeat(length)}x`,
  'one letter': (length) => `${'a'.repeat(length)}!`,
  'opened tags': (length) => '<'.repeat(length),
  'opened brackets': (length) => 'a('.repeat(length / 2),
  blanks: (length) => `a${' '.repeat(length)}b`,
  quotes: (length) => '"'.repeat(length),
  'keys of a search': (length) => 'a:'.repeat(length / 2),
}

type Door = readonly [
  longest: number,
  request: (text: string) => readonly [method: string, path: string, body?: object],
]

/** Where a text comes in, and how long it may be. */
const doors: Readonly<Record<string, Door>> = {
  'a search': [6000, (text) => ['GET', `/search?query=${encodeURIComponent(text)}`]],
  'a key of a search': [6000, (text) => ['GET', `/search?query=email:${encodeURIComponent(text)}`]],
  'a search of users': [6000, (text) => ['GET', `/users/search?query=${encodeURIComponent(text)}`]],
  'a side-load': [6000, (text) => ['GET', `/users?include=${encodeURIComponent(text)}`]],
  'a cursor': [6000, (text) => ['GET', `/users?page[size]=1&page[after]=${encodeURIComponent(text)}`]],
  ids: [6000, (text) => ['GET', `/users/show_many?ids=${encodeURIComponent(text)}`]],
  notes: [60_000, (text) => ['POST', '/users', { user: { name: 'Ada', notes: text, details: text } }]],
  'a field of a decimal': [
    60_000,
    (text) => ['POST', '/users', { user: { name: 'Ada', user_fields: { decimal: text } } }],
  ],
  'a field of an integer': [
    60_000,
    (text) => ['POST', '/users', { user: { name: 'Ada', user_fields: { integer: text } } }],
  ],
  'a field of a pattern': [
    60_000,
    (text) => ['POST', '/users', { user: { name: 'Ada', user_fields: { regexp: text } } }],
  ],
  'a comment': [60_000, (text) => ['POST', '/tickets', { ticket: { comment: { html_body: text } } }]],
}

async function desk() {
  const { call } = testDesk()
  for (const type of ['decimal', 'integer', 'regexp']) {
    const pattern = type === 'regexp' ? { regexp_for_validation: '^(a+)+$' } : {}
    await call('admin', 'POST', '/user_fields', { user_field: { key: type, title: type, type, ...pattern } })
  }
  return call
}

const times = 8
/** Work that grows with the square of a text's length grows by 64 where the text grows by 8. */
const mostGrowth = 32

test.each(Object.entries(doors))('%s costs by its length, whatever it holds', async (_, [length, request]) => {
  const call = await desk()
  const least = async (text: string) => {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 3; round++) {
      const start = performance.now()
      await call('admin', ...request(text))
      best = Math.min(best, performance.now() - start)
    }
    return best
  }
  for (const [name, textOf] of Object.entries(texts)) {
    const growths: number[] = []
    // Other work on the machine may stretch one measurement, but not each of them.
    while (growths.length < 3 && !growths.some((growth) => growth < mostGrowth)) {
      growths.push((await least(textOf(length))) / (await least(textOf(length / times))))
    }
    expect([name, Math.min(...growths) < mostGrowth]).toEqual([name, true])
  }
})

test('a pattern that looks ahead is kept, and holds nobody up', async () => {
  const { call } = testDesk()
  const given = { key: 'plate', title: 'Plate', type: 'regexp', regexp_for_validation: '^(?=.*[A-Z])(a+)+$' }
  expect((await call('admin', 'POST', '/user_fields', { user_field: given })).status).toBe(201)
  const value = `${'a'.repeat(60_000)}!`
  const { status, body } = await call('admin', 'POST', '/users', {
    user: { name: 'Ada', user_fields: { plate: value } },
  })
  expect([status, body.user.user_fields.plate]).toEqual([201, value])
})

test.each([
  ['^[A-Z]{2}-\\d+$', 'AB-12', 'AB12'],
  ['\\A\\d+\\z', '12', 'a12'],
  ['\\A\\d+\\Z', '12', '12a'],
  ['^(a+)+$', 'aaa', `${'a'.repeat(1000)}!`],
])('the pattern %s takes %s and nothing else', async (regexp_for_validation, right, wrong) => {
  const { call } = testDesk()
  const field = { key: 'plate', title: 'Plate', type: 'regexp', regexp_for_validation }
  await call('admin', 'POST', '/user_fields', { user_field: field })
  const create = (plate: string) => call('admin', 'POST', '/users', { user: { name: 'Ada', user_fields: { plate } } })
  expect([(await create(right)).status, (await create(wrong)).status]).toEqual([201, 422])
})

test('a pattern that came up while a job waited holds its items', async () => {
  const { call, finished } = testDesk()
  const job = await call('admin', 'POST', '/users/create_many', {
    users: [{ name: 'Ada', user_fields: { plate: '?' } }],
  })
  const field = { key: 'plate', title: 'Plate', type: 'regexp', regexp_for_validation: '^\\d+$' }
  await call('admin', 'POST', '/user_fields', { user_field: field })
  expect((await finished(job)).body.job_status.results[0].details).toContain('Plate: is invalid')
})
