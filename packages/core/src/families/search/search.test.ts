import { describe, expect, test } from 'vitest'
import { timestamp } from '../../account/clock.ts'
import { begin, testDesk } from '../../testing.ts'
import { newUser } from '../users/user-defaults.ts'

interface Result {
  readonly id: number
  readonly name: string
  readonly result_type: string
}

function searchDesk() {
  const desk = testDesk()
  const search = async (query: string, more = '') =>
    (await desk.call('admin', 'GET', `/search?query=${encodeURIComponent(query)}${more}`)).body
  const names = async (query: string, more = '') =>
    (await search(query, more)).results.map(({ name }: Result) => name) as readonly string[]
  /** Puts users into the account, each with what is particular about them. */
  const add = (people: readonly Partial<Parameters<typeof newUser>[1]>[]) =>
    desk.account.commit(() => {
      for (const [index, person] of people.entries()) {
        desk.account.users.insert(newUser(desk.account, { name: `Person ${index}`, ...person }))
      }
    })
  return { ...desk, search, names, add }
}

describe('search', () => {
  test('finds users, organizations and groups, each with its kind', async () => {
    const { search, add, call } = searchDesk()
    add([{ name: 'Quill Writer' }])
    await call('admin', 'POST', '/organizations', { organization: { name: 'Quill and Ink' } })
    await call('admin', 'POST', '/groups', { group: { name: 'Quills' } })
    const page = await search('quill')
    expect(page.results.map(({ result_type }: Result) => result_type).sort()).toEqual(['group', 'organization', 'user'])
    expect(page).toMatchObject({ facets: null, next_page: null, previous_page: null, count: 3 })
    expect(Object.keys(page)).toEqual(['results', 'facets', 'next_page', 'previous_page', 'count'])
    const [first] = page.results
    expect(Object.keys(first).at(-1)).toBe('result_type')
  })

  test('narrows to a kind', async () => {
    const { search, call } = searchDesk()
    await call('admin', 'POST', '/groups', { group: { name: 'Example team' } })
    await call('admin', 'POST', '/tickets', { ticket: { subject: 'Example', comment: { body: 'One' } } })
    const kinds = async (query: string) =>
      new Set((await search(query)).results.map(({ result_type }: Result) => result_type))
    expect(await kinds('example type:group')).toEqual(new Set(['group']))
    expect(await kinds('example type:group type:organization')).toEqual(new Set(['group', 'organization']))
    expect(await kinds('example -type:user -type:ticket')).toEqual(new Set(['group', 'organization']))
    expect(await kinds('user:example')).toEqual(new Set(['user']))
    expect(await kinds('example type:ticket')).toEqual(new Set(['ticket']))
  })

  test('finds one user by a whole address', async () => {
    const { names, add, person } = searchDesk()
    add([{ email: 'weekend.user@example.com' }, { email: 'user@example.com', notes: 'not end.user@example.com' }])
    expect(await names('end.user@example.com type:user')).toEqual([person('endUser').name])
    expect(await names('email:end.user@example.com')).toEqual([person('endUser').name])
  })

  test('puts what matches the name best first', async () => {
    const { names, add } = searchDesk()
    add([{ name: 'Nobody', notes: 'an otter' }, { name: 'Otterly Yours' }, { name: 'Otter Post' }])
    expect(await names('otter')).toEqual(['Otter Post', 'Otterly Yours', 'Nobody'])
  })

  test('orders by times, latest first unless asked otherwise', async () => {
    const { names, add } = searchDesk()
    const at = (days: number) => timestamp(Date.parse(begin) - days * 24 * 60 * 60_000)
    add([
      { name: 'Otter Two', created_at: at(2), updated_at: at(1) },
      { name: 'Otter One', created_at: at(3), updated_at: at(0) },
    ])
    expect(await names('otter', '&sort_by=created_at')).toEqual(['Otter Two', 'Otter One'])
    expect(await names('otter', '&sort_by=created_at&sort_order=asc')).toEqual(['Otter One', 'Otter Two'])
    expect(await names('otter order_by:updated')).toEqual(['Otter One', 'Otter Two'])
    expect(await names('otter order_by:updated sort:asc')).toEqual(['Otter Two', 'Otter One'])
  })

  test('shows a thousand results and counts them all', async () => {
    const { call, search, add } = searchDesk()
    add(Array.from({ length: 1001 }, () => ({ notes: 'crowd' })))
    const last = await search('crowd', '&page=10')
    expect(last.results).toHaveLength(100)
    expect(last.count).toBe(1001)
    expect((await search('crowd', '&per_page=1000')).results).toHaveLength(100)
    expect((await call('admin', 'GET', '/search/count?query=crowd')).body).toEqual({ count: 1001 })
    const beyond = await call('admin', 'GET', '/search?query=crowd&page=11')
    expect(beyond.status).toBe(422)
    expect(beyond.body).toEqual({
      error: 'invalid',
      description: 'Invalid search: Requested response size was greater than Search Response Limits',
    })
  })

  test('pages by number only', async () => {
    const { call } = searchDesk()
    const answer = await call('admin', 'GET', '/search?query=example&page[size]=10')
    expect(answer.status).toBe(400)
    expect(answer.body.error.message).toContain('page must be an integer')
  })

  test.each(['', '?query=', `?query=${'word '.repeat(65)}`])('refuses the query %j', async (query) => {
    const { call } = searchDesk()
    const answer = await call('admin', 'GET', `/search${query}`)
    expect(answer.status).toBe(422)
    expect(answer.body.error).toBe('invalid')
  })

  test('loads what the results lead to', async () => {
    const { search, person } = searchDesk()
    const { organization_id } = person('endUser')
    for (const include of ['organizations', 'users(organizations)']) {
      const page = await search('end.user@example.com', `&include=${include}`)
      expect(page.organizations).toMatchObject([{ id: organization_id }])
    }
  })

  test('knows relations by id, by name, and none', async () => {
    const { names, account, person } = searchDesk()
    const organization = account.organizations.find(person('endUser').organization_id ?? 0)
    expect(await names(`type:user organization:${organization.id}`)).toEqual([person('endUser').name])
    expect(await names('type:user organization:"example customer"')).toEqual([person('endUser').name])
    expect(await names('type:user organization:none role:admin')).toEqual([person('admin').name])
  })

  test('tells times of the day that passes from the clock, not from what was kept', async () => {
    const { search, account, add } = searchDesk()
    add([{ name: 'Otter', created_at: account.now }])
    expect((await search('otter created>1hour')).count).toBe(1)
    account.clock.advance(2 * 60 * 60_000)
    expect((await search('otter created>1hour')).count).toBe(0)
  })
})

describe('the search export', () => {
  const path = (query: string) => `/search/export?${query}`

  test('gives one kind by creation, latest first, by cursors that lead forward', async () => {
    const { call, add } = searchDesk()
    const at = (minutes: number) => timestamp(Date.parse(begin) - minutes * 60_000)
    add([1, 3, 2].map((minutes) => ({ name: `Otter ${minutes}`, created_at: at(minutes) })))
    const first = (await call('admin', 'GET', path('query=otter&filter[type]=user&page[size]=2'))).body
    expect(Object.keys(first)).toEqual(['results', 'facets', 'meta', 'links'])
    expect(first.results.map(({ name }: Result) => name)).toEqual(['Otter 1', 'Otter 2'])
    expect(first.meta).toMatchObject({ has_more: true, before_cursor: null })
    expect(first.links.prev).toBeNull()
    const last = (await call('admin', 'GET', first.links.next)).body
    expect(last.results).toMatchObject([{ name: 'Otter 3', result_type: 'user' }])
    expect(last.meta.has_more).toBe(false)
  })

  test('may be kept for ten seconds', async () => {
    const { headers } = await searchDesk().call('admin', 'GET', path('query=example&filter[type]=user'))
    expect(headers.get('cache-control')).toBe('max-age=10, private')
  })

  test('ends a cursor after an hour', async () => {
    const { call, account } = searchDesk()
    const { next } = (await call('admin', 'GET', path('query=example&filter[type]=user&page[size]=1'))).body.links
    account.clock.advance(60 * 60_000)
    expect((await call('admin', 'GET', next)).status).toBe(200)
    account.clock.advance(1000)
    expect((await call('admin', 'GET', next)).status).toBe(400)
  })

  test.each([
    ['query=example', 422],
    ['query=example&filter[type]=sandwich', 422],
    ['query=example type:group&filter[type]=user', 422],
    ['query=example type:user&filter[type]=user', 200],
    ['filter[type]=user', 422],
    ['query=example&filter[type]=user&page[before]=abc', 400],
    ['query=example&filter[type]=user&page[size]=1000', 200],
    ['query=example&filter[type]=user&page[size]=1001', 400],
  ])('answers %s with %i', async (query, status) => {
    expect((await searchDesk().call('admin', 'GET', path(query))).status).toBe(status)
  })
})

test.each(['/search?query=a', '/search/count?query=a', '/search/export?query=a&filter[type]=user'])(
  'agents search at %s, end users do not',
  async (path) => {
    const { call } = testDesk()
    expect((await call('agent', 'GET', path)).status).toBe(200)
    expect((await call('endUser', 'GET', path)).status).toBe(403)
    expect((await call('nobody', 'GET', path)).status).toBe(401)
  },
)

test('a number finds the ticket that it names and those that say it, without going through all of them', async () => {
  const { call, person } = testDesk()
  const make = async (body: string) =>
    (
      await call('agent', 'POST', '/tickets', {
        ticket: { subject: 'Kettle', comment: { body }, requester_id: person('endUser').id },
      })
    ).body.ticket.id
  const first: number = await make('It leaks')
  const second: number = await make(`As in ${first}`)
  for (const query of [String(first), `"${first}"`, `kettle ${first}`]) {
    const { results } = (await call('agent', 'GET', `/search?query=${encodeURIComponent(query)}`)).body
    expect(results.map(({ id }: { id: number }) => id).sort()).toEqual([first, second].sort())
  }
})
