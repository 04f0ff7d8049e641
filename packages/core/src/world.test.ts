import { describe, expect, test } from 'vitest'
import { newUser } from './families/users/user-defaults.ts'
import { testDesk } from './testing.ts'

describe('the default world', () => {
  test('has people who can all sign in, by an identity of their own', async () => {
    const { account, send } = testDesk()
    for (const user of account.users.rows) {
      expect([...account.identities.by('user', user.id)]).toMatchObject([
        { value: user.email, verified: true, primary: true },
      ])
      const headers = { Authorization: `Basic ${btoa(`${user.email}:password`)}` }
      expect((await send('GET', '/sessions', { headers })).status).toBe(200)
    }
  })

  test('has agents in groups and brands, the end user in an organization, and more sessions than a page', () => {
    const { account, person } = testDesk()
    for (const name of ['admin', 'agent', 'secondAgent'] as const) {
      const { id, default_group_id, group_ids } = person(name)
      expect(group_ids).toContain(default_group_id)
      expect(account.brandAgents.by('user', id).size).toBe(1)
    }
    const { organization_id, organization_ids } = person('endUser')
    expect(organization_ids).toEqual([organization_id])
    expect(account.sessions.size).toBeGreaterThan(100)
  })

  test('is lived in: half a year old, with some tags, and nothing younger than ten minutes', () => {
    const { account } = testDesk()
    const now = account.clock.now()
    const { records } = account.snapshot()
    const times = JSON.stringify([...records.values()]).matchAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g)
    const ages = Array.from(times, ([, time]) => now - Date.parse(String(time)))
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(10 * 60_000)
    const months = new Set(Array.from(account.users.rows, ({ created_at }) => created_at.slice(0, 7)))
    expect(months.size).toBeGreaterThan(5)
    expect([...account.users.rows].filter(({ tags }) => tags.includes('vip'))).toHaveLength(2)
  })

  test('signs in by user name, API token and OAuth token', async () => {
    const { send } = testDesk()
    const sign = (Authorization: string) => send('GET', '/users/me', { headers: { Authorization } })
    for (const authorization of [
      `Basic ${btoa('login:password')}`,
      `Basic ${btoa('admin@example.com/token:token')}`,
      'Bearer admin-oauth-token',
    ]) {
      expect((await sign(authorization)).body.user.email).toBe('admin@example.com')
    }
  })
})

test('a world of plain records gets the identities and memberships that they speak of', async () => {
  const { account } = testDesk({
    world: (own) => {
      const { id } = own.organizations.insert({
        id: own.ids.next(),
        name: 'Larkspur',
        shared_tickets: false,
        shared_comments: false,
        external_id: null,
        created_at: own.now,
        updated_at: own.now,
        domain_names: [],
        details: null,
        notes: null,
        group_id: null,
        tags: [],
        organization_fields: {},
      })
      own.users.insert(newUser(own, { name: 'A', email: 'a@example.com', verified: true, organization_id: id }))
    },
  })
  const [user] = [...account.users.rows]
  expect([...account.identities.rows]).toMatchObject([{ user_id: user?.id, value: 'a@example.com', verified: true }])
  expect([...account.organizationMemberships.rows]).toMatchObject([{ user_id: user?.id, default: true }])
})
