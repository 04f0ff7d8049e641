import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timestamp } from '../../account/clock.ts'
import { begin, testDesk } from '../../testing.ts'
import { newUser } from '../users/user-defaults.ts'

const start = Date.parse(begin) / 1000
const hour = 3600

/** A desk with users of whom each changed so many seconds after `from`, long ago by now. */
function deskWithUsers(changes: readonly number[]) {
  const desk = testDesk()
  const { account } = desk
  const ids = account.commit(() =>
    changes.map((seconds, index) => {
      const updated_at = timestamp((start + hour + seconds) * 1000)
      return account.users.insert(newUser(account, { name: `User ${index}`, updated_at })).id
    }),
  )
  account.clock.advance(2 * hour * 1000)
  /** An export from behind the people of the world on. */
  const users = async (query: string) => (await desk.call('admin', 'GET', `/incremental/users${query}`)).body
  return { ...desk, ids, users, from: start + hour }
}

const idsOf = (page: { users: { id: number }[] }) => page.users.map(({ id }) => id)

describe('the time-based export', () => {
  test('gives what changed since a time, oldest change first', async () => {
    const { users, ids, from } = deskWithUsers([20, 10, 30])
    const page = await users(`?start_time=${from + 10}`)
    expect(Object.keys(page)).toEqual(['users', 'count', 'end_of_stream', 'end_time', 'next_page'])
    expect(idsOf(page)).toEqual([ids[1], ids[0], ids[2]])
    expect(page).toMatchObject({
      count: 3,
      end_of_stream: true,
      end_time: from + 30,
      next_page: `https://example.zendesk.com/api/v2/incremental/users?start_time=${from + 30}`,
    })
  })

  test('does not split a second between two pages', async () => {
    const { users, from } = deskWithUsers([0, 5, 5, 5, 9])
    const page = await users(`?start_time=${from}&per_page=2`)
    expect(page).toMatchObject({ count: 4, end_of_stream: false, end_time: from + 5 })
    const next = await users(new URL(page.next_page).search)
    expect(next).toMatchObject({ count: 4, end_of_stream: true, end_time: from + 9 })
  })

  test('walks through everybody, whatever the page size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (changes, size) => {
          const { users, ids, from } = deskWithUsers(changes)
          const seen = new Set<number>()
          let page = await users(`?start_time=${from}&per_page=${size}`)
          for (let pages = 0; pages <= changes.length; pages++) {
            for (const id of idsOf(page)) seen.add(id)
            if (page.end_of_stream) break
            page = await users(new URL(page.next_page).search)
          }
          expect(page.end_of_stream).toBe(true)
          expect([...seen].sort()).toEqual([...ids].sort())
        },
      ),
      { numRuns: 20 },
    )
  })

  test('says where to begin the next time, also when nothing has changed', async () => {
    const { users, from } = deskWithUsers([])
    expect(await users(`?start_time=${from}`)).toEqual({
      users: [],
      count: 0,
      end_of_stream: true,
      end_time: from,
      next_page: `https://example.zendesk.com/api/v2/incremental/users?start_time=${from}`,
    })
  })

  test.each([
    [start, 422, 'StartTimeTooRecent'],
    [start - 60, 200, undefined],
    [start - 59, 422, 'StartTimeTooRecent'],
    [0, 200, undefined],
    [begin, 200, undefined],
    ['2026-03-14T09:00:00+01:00', 200, undefined],
    ['yesterday', 400, { title: 'Invalid attribute' }],
    ['', 400, { title: 'Invalid attribute' }],
  ])('answers the start time %s with %i', async (time, status, error) => {
    const { call } = testDesk()
    const answer = await call('admin', 'GET', `/incremental/organizations?start_time=${encodeURIComponent(time)}`)
    expect(answer.status).toBe(status)
    if (error) expect(answer.body).toMatchObject({ error })
  })

  test('takes at most 1,000 records a page, and refuses sizes that are none', async () => {
    const { call, from } = deskWithUsers([1])
    const statusOf = async (resource: string, size: number) =>
      (await call('admin', 'GET', `/incremental/${resource}?start_time=${from}&per_page=${size}`)).status
    for (const resource of ['users', 'users/cursor', 'organizations']) {
      expect(await Promise.all([0, 1000, 1001].map((size) => statusOf(resource, size)))).toEqual([400, 200, 400])
    }
  })

  test('samples give what they can', async () => {
    const { call, from } = deskWithUsers([1])
    expect((await call('admin', 'GET', `/incremental/users/sample?start_time=${from}&per_page=1000`)).status).toBe(200)
  })

  test('tells of deleted users alone whether they are deleted for good', async () => {
    const { call, ids, users, from } = deskWithUsers([1, 2, 3])
    for (const id of ids.slice(0, 2)) await call('admin', 'DELETE', `/users/${id}`)
    await call('admin', 'DELETE', `/deleted_users/${ids[0]}`)
    const page = await users(`?start_time=${from}&include=organizations`)
    const told = new Map(page.users.map((user: Record<string, unknown>) => [user.id, user.permanently_deleted]))
    expect(ids.map((id) => told.get(id))).toEqual([true, false, undefined])
    expect(page.users.at(-1)).not.toHaveProperty('password')
    expect(page.organizations).toEqual([])
    expect((await call('admin', 'GET', `/users/${ids[0]}`)).body.user).not.toHaveProperty('permanently_deleted')
  })

  test('tells of living organizations that they were not deleted', async () => {
    const { call, account } = testDesk()
    account.clock.advance(hour * 1000)
    const { body } = await call('admin', 'GET', '/incremental/organizations?start_time=0')
    expect(body.organizations[0]).toMatchObject({ deleted_at: null })
    const listed = await call('admin', 'GET', '/organizations')
    expect(listed.body.organizations[0]).not.toHaveProperty('deleted_at')
  })

  test('the eleventh in a minute is told of exports', async () => {
    const { call, account } = testDesk({ rateLimit: 700 })
    account.clock.advance(hour * 1000)
    const ask = () => call('admin', 'GET', '/incremental/users?start_time=0')
    for (let asked = 0; asked < 10; asked++) expect((await ask()).status).toBe(200)
    expect(await ask()).toMatchObject({
      status: 429,
      body: { error: 'APIRateLimitExceeded', description: expect.stringContaining('incremental export') },
    })
  })

  test('keeps deleted organizations, with the time of their end', async () => {
    const { account, call } = testDesk()
    const { organization } = (await call('admin', 'POST', '/organizations', { organization: { name: 'Gone' } })).body
    account.clock.advance(hour * 1000)
    await call('admin', 'DELETE', `/organizations/${organization.id}`)
    account.clock.advance(hour * 1000)
    const page = (await call('admin', 'GET', `/incremental/organizations?start_time=${start + 1}`)).body
    expect(page.organizations).toMatchObject([{ id: organization.id, deleted_at: timestamp((start + hour) * 1000) }])
  })

  test('keeps deleted users as inactive ones', async () => {
    const { account, users, ids, from } = deskWithUsers([1])
    account.commit(() => account.users.update(account.users.find(ids[0] ?? 0), { active: false }))
    expect((await users(`?start_time=${from}`)).users).toMatchObject([{ id: ids[0], active: false }])
  })

  test('loads related records beside', async () => {
    const { call, person } = testDesk()
    const page = (await call('admin', 'GET', '/incremental/users?start_time=0&include=organizations')).body
    expect(page.organizations).toMatchObject([{ id: person('endUser').organization_id }])
  })
})

describe('the cursor-based export', () => {
  test('begins at a time and goes on by cursors, without repeats', async () => {
    const { users, ids, from } = deskWithUsers([0, 5, 5, 5, 9])
    const first = await users(`/cursor?start_time=${from}&per_page=2`)
    expect(idsOf(first)).toEqual(ids.slice(0, 2))
    expect(first).toMatchObject({ before_url: null, before_cursor: null, end_of_stream: false })
    expect(atob(first.after_cursor)).toBe(`${from + 5}.0||${ids[1]}|`)
    expect(new URL(first.after_url).searchParams.get('per_page')).toBe('2')
    expect(new URL(first.after_url).searchParams.has('start_time')).toBe(false)
    const second = await users(`/cursor${new URL(first.after_url).search}`)
    const third = await users(`/cursor${new URL(second.after_url).search}`)
    expect([...idsOf(second), ...idsOf(third)]).toEqual(ids.slice(2))
    expect(third.end_of_stream).toBe(true)
    expect(third).not.toHaveProperty('count')
    expect(third).not.toHaveProperty('meta')
  })

  test('goes on from the last cursor when something has changed since', async () => {
    const { users, account, ids, from } = deskWithUsers([0, 1])
    const last = await users(`/cursor?start_time=${from}`)
    const nothing = await users(`/cursor?cursor=${encodeURIComponent(last.after_cursor)}`)
    expect(nothing).toMatchObject({ users: [], end_of_stream: true, after_cursor: last.after_cursor })
    account.commit(() => account.users.update(account.users.find(ids[0] ?? 0), { updated_at: account.now }))
    const news = await users(`/cursor?cursor=${encodeURIComponent(nothing.after_cursor)}`)
    expect(idsOf(news)).toEqual([ids[0]])
  })

  test.each(['nonsense', btoa('nonsense'), btoa('1||2')])('refuses the cursor %s', async (cursor) => {
    const { call } = testDesk()
    const answer = await call('admin', 'GET', `/incremental/users/cursor?cursor=${encodeURIComponent(cursor)}`)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toMatchObject([{ code: 'InvalidPaginationParameter' }])
  })

  test('needs a start time or a cursor', async () => {
    expect((await testDesk().call('admin', 'GET', '/incremental/users/cursor')).status).toBe(400)
  })
})

describe('samples', () => {
  test('give at most 50 records under the key of their kind', async () => {
    const { call, from } = deskWithUsers(Array.from({ length: 60 }, (_, index) => index))
    const page = (await call('admin', 'GET', `/incremental/users/sample?start_time=${from}`)).body
    expect(page.users).toHaveLength(50)
    expect(page).toMatchObject({ count: 50, end_of_stream: false })
    const organizations = (await call('admin', 'GET', '/incremental/organizations/sample?start_time=0')).body
    expect(organizations.organizations).toHaveLength(1)
  })

  test('are not of just any kind', async () => {
    expect((await testDesk().call('admin', 'GET', '/incremental/groups/sample?start_time=0')).status).toBe(404)
  })
})

test.each(['users', 'users/cursor', 'organizations', 'users/sample'])('only admins export %s', async (kind) => {
  const { call } = testDesk()
  const path = `/incremental/${kind}?start_time=0`
  expect((await call('agent', 'GET', path)).status).toBe(403)
  expect((await call('endUser', 'GET', path)).status).toBe(403)
  expect((await call('nobody', 'GET', path)).status).toBe(401)
})
