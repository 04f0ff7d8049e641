import { describe, expect, test } from 'vitest'
import { theAccountItself } from '../../account/actor.ts'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import { createOrganization, deleteOrganization } from '../organizations/change-organization.ts'

const desk = () => {
  const { account, ...rest } = testDesk({ world: quietWorld })
  const organization = account.commit(() => createOrganization(account, theAccountItself, { name: 'Bay' }))
  return { account, organization, ...rest }
}

test('the tags of the account come a thousand a page at most', async () => {
  const { call } = desk()
  expect((await call('agent', 'GET', '/tags?page[size]=1000')).status).toBe(200)
  expect((await call('agent', 'GET', '/tags?page[size]=1001')).status).toBe(400)
  expect((await call('agent', 'GET', '/users?page[size]=101')).status).toBe(400)
})

describe('the tags of one record', () => {
  test.each(['user', 'organization'] as const)('of %s are set, added to and taken away', async (kind) => {
    const { call, organization, person } = desk()
    const path = kind === 'user' ? `/users/${person('endUser').id}/tags` : `/organizations/${organization.id}/tags`
    const writer = kind === 'user' ? 'agent' : 'admin'
    expect((await call('agent', 'GET', path)).body).toEqual({ tags: [] })
    const set = await call(writer, 'POST', path, { tags: ['VIP', 'late', 'vip'] })
    expect([set.status, set.body]).toEqual([201, { tags: ['vip', 'late'] }])
    const added = await call(writer, 'PUT', path, { tags: ['new', 'late'] })
    expect([added.status, added.body]).toEqual([200, { tags: ['vip', 'late', 'new'] }])
    const removed = await call(writer, 'DELETE', path, { tags: ['late', 'none'] })
    expect([removed.status, removed.body]).toEqual([200, { tags: ['vip', 'new'] }])
    expect((await call('agent', 'GET', path)).body).toEqual({ tags: ['vip', 'new'] })
    expect((await call(writer, 'POST', path, { tags: [] })).body).toEqual({ tags: [] })
    expect((await call(writer, 'PUT', path, {})).status).toBe(422)
  })

  test('show on the record, whose updated_at moves', async () => {
    const { call, organization, account } = desk()
    account.clock.advance(1000)
    await call('admin', 'PUT', `/organizations/${organization.id}/tags`, { tags: ['vip'] })
    const { body } = await call('agent', 'GET', `/organizations/${organization.id}`)
    expect(body.organization).toMatchObject({ tags: ['vip'], updated_at: '2026-03-14T09:00:01Z' })
  })

  test('of nobody are not found', async () => {
    const { call } = desk()
    for (const path of ['/users/1/tags', '/organizations/1/tags']) {
      expect((await call('admin', 'GET', path)).status).toBe(404)
      expect((await call('admin', 'PUT', path, { tags: ['a'] })).status).toBe(404)
    }
  })

  test('a safe update of an outdated record is refused', async () => {
    const { call, organization, account } = desk()
    account.clock.advance(1000)
    const path = `/organizations/${organization.id}/tags`
    await call('admin', 'PUT', path, { tags: ['a'] })
    const safely = (updated_stamp: string) =>
      call('admin', 'PUT', path, { tags: ['b'], updated_stamp, safe_update: 'true' })
    const outdated = await safely('2026-03-14T09:00:00Z')
    expect([outdated.status, outdated.body.error]).toEqual([409, 'UpdateConflict'])
    expect((await safely('2026-03-14T09:00:01Z')).body).toEqual({ tags: ['a', 'b'] })
  })
})

describe('the tags of the account', () => {
  const withTags = async () => {
    const all = desk()
    const { call, person, organization, account } = all
    account.commit(() => {
      for (const customer of account.users.rows) account.users.update(customer, { tags: [] })
    })
    await call('admin', 'POST', `/users/${person('agent').id}/tags`, { tags: ['sample', 'support', 'often'] })
    await call('admin', 'POST', `/users/${person('endUser').id}/tags`, { tags: ['often'] })
    await call('admin', 'POST', `/organizations/${organization.id}/tags`, { tags: ['often', 'supply'] })
    return all
  }

  test('come by popularity, equals oldest first with cursors and newest first with page numbers (recorded)', async () => {
    const { call } = await withTags()
    const offset = await call('agent', 'GET', '/tags')
    expect(offset.body).toEqual({
      tags: [
        { name: 'often', count: 3 },
        { name: 'supply', count: 1 },
        { name: 'support', count: 1 },
        { name: 'sample', count: 1 },
      ],
      next_page: null,
      previous_page: null,
      count: 4,
    })
    const cursor = await call('agent', 'GET', '/tags?page[size]=2')
    expect(cursor.body.tags.map(({ name }: { name: string }) => name)).toEqual(['often', 'sample'])
    expect(JSON.parse(atob(cursor.body.meta.after_cursor)).o).toBe('-score,id')
    const next = await call('agent', 'GET', cursor.body.links.next)
    expect(next.body.tags.map(({ name }: { name: string }) => name)).toEqual(['support', 'supply'])
    expect(next.body.meta.has_more).toBe(false)
  })

  test('are in the same order after a restore, equals too', async () => {
    const { call, account, person } = await withTags()
    await call('admin', 'POST', `/users/${person('endUser').id}/tags`, { tags: ['other'] })
    const snapshot = account.snapshot()
    const names = async () => JSON.stringify((await call('agent', 'GET', '/tags')).body.tags)
    const before = await names()
    // The tag comes up again behind the others.
    await call('admin', 'DELETE', `/users/${person('agent').id}/tags`, { tags: ['sample'] })
    account.restore(snapshot)
    expect(await names()).toBe(before)
  })

  test('follow what is written and deleted', async () => {
    const { call, account, organization } = await withTags()
    expect((await call('agent', 'GET', '/tags/count')).body.count.value).toBe(4)
    account.commit(() => deleteOrganization(account, theAccountItself, account.organizations.find(organization.id)))
    const { body } = await call('agent', 'GET', '/tags')
    expect(body.tags).toContainEqual({ name: 'often', count: 2 })
    expect(body.count).toBe(3)
  })

  test('autocomplete by two letters or more, in the address or in the body', async () => {
    const { call } = await withTags()
    const { body } = await call('agent', 'GET', '/autocomplete/tags?name=SU&per_page=1')
    expect(body).toMatchObject({ tags: ['support'], count: 2 })
    expect((await call('agent', 'GET', body.next_page)).body.tags).toEqual(['supply'])
    expect((await call('agent', 'POST', '/autocomplete/tags', { name: 'sup' })).body).toEqual({
      tags: ['support', 'supply'],
    })
    expect((await call('agent', 'GET', '/autocomplete/tags?name=s')).body.tags).toEqual([])
  })
})

test.each([
  ['GET', '/tags', 200],
  ['GET', '/tags/count', 200],
  ['GET', '/autocomplete/tags?name=su', 200],
  ['POST', '/autocomplete/tags', 200],
  ['GET', '/users/USER/tags', 200],
  ['POST', '/users/USER/tags', 201],
  ['PUT', '/users/USER/tags', 200],
  ['DELETE', '/users/USER/tags', 200],
  ['GET', '/organizations/ORG/tags', 200],
] as const)('admins and agents may %s %s, nobody else', async (method, path, success) => {
  const { call, person, organization } = desk()
  const address = path.replace('USER', String(person('endUser').id)).replace('ORG', String(organization.id))
  const body = method === 'GET' ? undefined : { tags: ['a'], name: 'su' }
  for (const [caller, status] of [
    ['admin', success],
    ['agent', success],
    ['endUser', 403],
    ['nobody', 401],
  ] as const) {
    expect([caller, (await call(caller, method, address, body)).status]).toEqual([caller, status])
  }
})
