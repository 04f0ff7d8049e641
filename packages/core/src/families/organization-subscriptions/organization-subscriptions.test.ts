import { describe, expect, test } from 'vitest'
import { theAccountItself } from '../../account/actor.ts'
import { type Caller, testDesk } from '../../testing.ts'
import { joinOrganization } from '../organization-memberships/join-organization.ts'
import { createOrganization } from '../organizations/change-organization.ts'

const desk = () => {
  const { call, account, person, ...rest } = testDesk()
  const shared = account.commit(() =>
    createOrganization(account, theAccountItself, { name: 'Shared', shared_tickets: true }),
  )
  const closed = account.commit(() => createOrganization(account, theAccountItself, { name: 'Closed' }))
  account.commit(() => {
    for (const { id } of [shared, closed]) {
      joinOrganization(account, { userId: person('endUser').id, organizationId: id })
    }
  })
  const subscribe = (caller: Caller, organization_id: number, more: object = {}) =>
    call(caller, 'POST', '/organization_subscriptions', { organization_subscription: { organization_id, ...more } })
  return { call, account, person, shared, closed, subscribe, ...rest }
}

describe('subscribing', () => {
  test('an end user subscribes to a shared organization of theirs', async () => {
    const { subscribe, person, shared } = desk()
    const { status, body } = await subscribe('endUser', shared.id)
    expect(status).toBe(201)
    expect(body.organization_subscription).toEqual({
      id: expect.any(Number),
      user_id: person('endUser').id,
      organization_id: shared.id,
      created_at: '2026-03-14T09:00:00Z',
    })
  })

  test('not to one that is not shared, nor to that of others, nor for others', async () => {
    const { account, subscribe, person, shared, closed } = desk()
    const foreign = account.commit(() =>
      createOrganization(account, theAccountItself, { name: 'Foreign', shared_tickets: true }),
    )
    expect((await subscribe('endUser', closed.id)).status).toBe(403)
    expect((await subscribe('endUser', foreign.id)).status).toBe(403)
    expect((await subscribe('endUser', shared.id, { user_id: person('agent').id })).status).toBe(403)
  })

  test('agents subscribe anybody to any', async () => {
    const { subscribe, person, closed } = desk()
    const { body } = await subscribe('agent', closed.id, { user_id: person('secondAgent').id })
    expect(body.organization_subscription.user_id).toBe(person('secondAgent').id)
  })

  test('once only, and to what there is', async () => {
    const { subscribe, shared } = desk()
    await subscribe('agent', shared.id)
    expect((await subscribe('agent', shared.id)).status).toBe(422)
    expect((await subscribe('agent', 1)).status).toBe(404)
    expect((await subscribe('agent', shared.id, { user_id: 1 })).status).toBe(404)
  })
})

describe('reading and ending', () => {
  test('lists by account, organization and user, in both kinds of page', async () => {
    const { call, subscribe, person, shared, closed } = desk()
    await subscribe('agent', shared.id)
    await subscribe('agent', closed.id)
    for (const [path, count] of [
      ['/organization_subscriptions', 2],
      [`/organizations/${shared.id}/subscriptions`, 1],
      [`/users/${person('agent').id}/organization_subscriptions`, 2],
    ] as const) {
      expect((await call('admin', 'GET', path)).body.count).toBe(count)
      const { body } = await call('admin', 'GET', `${path}?page[size]=1`)
      expect(body.organization_subscriptions).toHaveLength(1)
      expect(body.meta.has_more).toBe(count > 1)
    }
  })

  test('end users know of their own only', async () => {
    const { call, subscribe, person, shared } = desk()
    const { id } = (await subscribe('agent', shared.id)).body.organization_subscription
    const own = (await subscribe('endUser', shared.id)).body.organization_subscription
    for (const path of ['/organization_subscriptions', `/organizations/${shared.id}/subscriptions`]) {
      expect((await call('endUser', 'GET', path)).body.organization_subscriptions).toEqual([own])
    }
    expect((await call('endUser', 'GET', `/organization_subscriptions/${id}`)).status).toBe(404)
    expect((await call('endUser', 'DELETE', `/organization_subscriptions/${id}`)).status).toBe(404)
    const ofAgent = `/users/${person('agent').id}/organization_subscriptions`
    expect((await call('endUser', 'GET', ofAgent)).status).toBe(403)
  })

  test('ends when an end user leaves the organization', async () => {
    const { call, subscribe, person, shared } = desk()
    const { id } = (await subscribe('endUser', shared.id)).body.organization_subscription
    await call('admin', 'DELETE', `/users/${person('endUser').id}/organizations/${shared.id}`)
    expect((await call('admin', 'GET', `/organization_subscriptions/${id}`)).status).toBe(404)
  })

  test('is ended once', async () => {
    const { call, subscribe, shared } = desk()
    const { id } = (await subscribe('endUser', shared.id)).body.organization_subscription
    const path = `/organization_subscriptions/${id}`
    expect((await call('endUser', 'GET', path)).body.organization_subscription.id).toBe(id)
    expect((await call('endUser', 'DELETE', path)).status).toBe(204)
    expect((await call('endUser', 'DELETE', path)).status).toBe(404)
  })
})

test.each([
  // operation, address, then the statuses: admin, agent, end user, nobody
  ['GET', '/organization_subscriptions', [200, 200, 200, 401]],
  ['GET', '/organizations/ORG/subscriptions', [200, 200, 200, 401]],
  ['GET', '/users/USER/organization_subscriptions', [200, 200, 200, 401]],
  ['GET', '/organization_subscriptions/ID', [200, 200, 200, 401]],
  ['POST', '/organization_subscriptions', [201, 201, 422, 401]],
  ['DELETE', '/organization_subscriptions/ID', [204, 204, 204, 401]],
] as const)('who may %s %s', async (method, path, statuses) => {
  for (const [place, caller] of (['admin', 'agent', 'endUser', 'nobody'] as const).entries()) {
    const { call, subscribe, person, shared } = desk()
    const { id } = (await subscribe('endUser', shared.id)).body.organization_subscription
    const address = path
      .replace('ID', String(id))
      .replace('USER', String(person('endUser').id))
      .replace('ORG', String(shared.id))
    const body = method === 'POST' ? { organization_subscription: { organization_id: shared.id } } : undefined
    expect([caller, (await call(caller, method, address, body)).status]).toEqual([caller, statuses[place]])
  }
})
