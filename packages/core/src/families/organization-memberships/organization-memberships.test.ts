import { describe, expect, test } from 'vitest'
import { theAccountItself } from '../../account/actor.ts'
import { type Caller, testDesk } from '../../testing.ts'
import { createOrganization } from '../organizations/change-organization.ts'
import { newUser } from '../users/user-defaults.ts'
import { joinOrganization, leaveAllOrganizations, moveToOrganization } from './join-organization.ts'

const desk = () => {
  const { call, account, person, ...rest } = testDesk()
  const customer = account.commit(() => account.users.insert(newUser(account, { name: 'Cem Customer' })))
  const [apple, mango, zebra] = account.commit(() => [
    createOrganization(account, theAccountItself, { name: 'Apple' }),
    createOrganization(account, theAccountItself, { name: 'Mango' }),
    createOrganization(account, theAccountItself, { name: 'Zebra' }),
  ])
  const join = (caller: Caller, organization_id: number, more: object = {}) =>
    call(caller, 'POST', '/organization_memberships', {
      organization_membership: { user_id: customer.id, organization_id, ...more },
    })
  /** Where the customer is, by name, the default first. */
  async function whereabouts() {
    const { body } = await call('admin', 'GET', `/users/${customer.id}/organization_memberships`)
    const memberships: { organization_name: string; default: boolean }[] = body.organization_memberships
    return memberships.map(({ organization_name, default: isDefault }) => `${organization_name}${isDefault ? '!' : ''}`)
  }
  const mainOf = () => account.users.find(customer.id).organization_id
  return { call, account, person, customer, apple, mango, zebra, join, whereabouts, mainOf, ...rest }
}

describe('joining', () => {
  test('the first membership is the default, which the user mirrors', async () => {
    const { join, customer, mango, zebra, mainOf } = desk()
    const { status, body, headers } = await join('admin', mango.id)
    expect(status).toBe(201)
    const { id } = body.organization_membership
    expect(body.organization_membership).toEqual({
      id,
      url: `https://example.zendesk.com/api/v2/organization_memberships/${id}.json`,
      user_id: customer.id,
      organization_id: mango.id,
      organization_name: 'Mango',
      default: true,
      view_tickets: false,
      created_at: '2026-03-14T09:00:00Z',
      updated_at: '2026-03-14T09:00:00Z',
    })
    expect(headers.get('location')).toBe(body.organization_membership.url)
    expect(mainOf()).toBe(mango.id)
    expect((await join('agent', zebra.id)).body.organization_membership.default).toBe(false)
    expect(mainOf()).toBe(mango.id)
  })

  test('a later one may ask to be the default', async () => {
    const { join, mango, zebra, mainOf, whereabouts } = desk()
    await join('admin', mango.id)
    await join('admin', zebra.id, { default: true, view_tickets: true })
    expect(await whereabouts()).toEqual(['Zebra!', 'Mango'])
    expect(mainOf()).toBe(zebra.id)
  })

  test('twice is refused', async () => {
    const { join, mango } = desk()
    await join('admin', mango.id)
    const { status, body } = await join('admin', mango.id)
    expect(status).toBe(422)
    expect(body.details).toEqual({ user_id: [{ description: 'User has already been taken', error: 'DuplicateValue' }] })
  })

  test('unknown users and organizations are not found', async () => {
    const { join, call, mango } = desk()
    expect((await join('admin', 1)).status).toBe(404)
    expect((await join('admin', mango.id, { user_id: 1 })).status).toBe(404)
    const nested = await call('admin', 'POST', '/users/1/organization_memberships', {
      organization_membership: { organization_id: mango.id },
    })
    expect(nested.status).toBe(404)
  })

  test('under the user, whom the address names', async () => {
    const { call, customer, person, mango } = desk()
    const { status, body } = await call('agent', 'POST', `/users/${customer.id}/organization_memberships`, {
      organization_membership: { user_id: person('endUser').id, organization_id: mango.id },
    })
    expect(status).toBe(201)
    expect(body.organization_membership.user_id).toBe(customer.id)
  })

  test('three hundred organizations and no more', async () => {
    const { account, customer, join, zebra } = desk()
    account.commit(() => {
      for (let i = 0; i < 300; i++) {
        const { id } = createOrganization(account, theAccountItself, { name: `Firm ${i}` })
        joinOrganization(account, { userId: customer.id, organizationId: id })
      }
    })
    expect((await join('admin', zebra.id)).status).toBe(422)
  })
})

describe('listing', () => {
  test('a user has the default first, then by name', async () => {
    const { join, apple, mango, zebra, whereabouts } = desk()
    for (const { id } of [zebra, mango, apple]) await join('admin', id)
    expect(await whereabouts()).toEqual(['Zebra!', 'Apple', 'Mango'])
  })

  test('side-loads users and organizations, in both kinds of page', async () => {
    const { call, join, customer, mango } = desk()
    await join('admin', mango.id)
    for (const paging of ['per_page=5', 'page[size]=5']) {
      const path = `/organizations/${mango.id}/organization_memberships?include=users,organizations&${paging}`
      const { body } = await call('agent', 'GET', path)
      expect(body.organization_memberships).toHaveLength(1)
      expect(body.users).toMatchObject([{ id: customer.id }])
      expect(body.organizations).toMatchObject([{ id: mango.id }])
    }
  })

  test('end users see their own only', async () => {
    const { call, join, account, person, customer, mango } = desk()
    await join('admin', mango.id)
    const { id } = person('endUser')
    account.commit(() => joinOrganization(account, { userId: id, organizationId: mango.id }))
    for (const path of ['/organization_memberships', `/organizations/${mango.id}/organization_memberships`]) {
      const { body } = await call('endUser', 'GET', path)
      const memberships: { user_id: number; organization_id: number }[] = body.organization_memberships
      expect(new Set(memberships.map(({ user_id }) => user_id))).toEqual(new Set([id]))
      expect(memberships.map(({ organization_id }) => organization_id)).toContain(mango.id)
    }
    expect((await call('endUser', 'GET', `/users/${id}/organization_memberships`)).status).toBe(200)
    expect((await call('endUser', 'GET', `/users/${customer.id}/organization_memberships`)).status).toBe(403)
    expect((await call('agent', 'GET', '/organization_memberships')).body.count).toBeGreaterThan(1)
  })

  test('a membership is shown by id, and under its own user only', async () => {
    const { call, join, person, customer, mango } = desk()
    const { id } = (await join('admin', mango.id)).body.organization_membership
    expect((await call('agent', 'GET', `/organization_memberships/${id}`)).status).toBe(200)
    expect((await call('agent', 'GET', `/users/${customer.id}/organization_memberships/${id}`)).status).toBe(200)
    const other = `/users/${person('endUser').id}/organization_memberships/${id}`
    expect((await call('agent', 'GET', other)).status).toBe(404)
  })
})

describe('changing the default', () => {
  test('by membership, answering all of the user', async () => {
    const { call, join, customer, mango, zebra, mainOf, whereabouts } = desk()
    await join('admin', mango.id)
    const { id } = (await join('admin', zebra.id)).body.organization_membership
    const path = `/users/${customer.id}/organization_memberships/${id}/make_default`
    const { status, body } = await call('agent', 'PUT', path)
    expect(status).toBe(200)
    expect(body.organization_memberships).toMatchObject([
      { id, default: true },
      { organization_id: mango.id, default: false },
    ])
    expect(mainOf()).toBe(zebra.id)
    expect(await whereabouts()).toEqual(['Zebra!', 'Mango'])
  })

  test('by organization, answering the membership', async () => {
    const { call, join, customer, mango, zebra, mainOf } = desk()
    await join('admin', mango.id)
    await join('admin', zebra.id)
    const { status, body } = await call('agent', 'PUT', `/users/${customer.id}/organizations/${zebra.id}/make_default`)
    expect(status).toBe(200)
    expect(body.organization_membership).toMatchObject({ organization_id: zebra.id, default: true })
    expect(mainOf()).toBe(zebra.id)
    expect((await call('agent', 'PUT', `/users/${customer.id}/organizations/1/make_default`)).status).toBe(404)
  })
})

describe('leaving', () => {
  test('hands the default on to the oldest, and in the end clears the user', async () => {
    const { call, join, customer, apple, mango, zebra, mainOf, whereabouts } = desk()
    const { id } = (await join('admin', zebra.id)).body.organization_membership
    const second = (await join('admin', mango.id)).body.organization_membership
    await join('admin', apple.id)
    expect((await call('agent', 'DELETE', `/organization_memberships/${id}`)).status).toBe(204)
    expect(await whereabouts()).toEqual(['Mango!', 'Apple'])
    expect(mainOf()).toBe(mango.id)
    const nested = `/users/${customer.id}/organization_memberships/${second.id}`
    expect((await call('agent', 'DELETE', nested)).status).toBe(204)
    expect((await call('agent', 'DELETE', `/users/${customer.id}/organizations/${apple.id}`)).status).toBe(204)
    expect(mainOf()).toBeNull()
    expect((await call('agent', 'DELETE', nested)).status).toBe(404)
  })

  test('verbs move a user to one organization, or out of all', async () => {
    const { account, join, customer, mango, zebra, mainOf, whereabouts } = desk()
    await join('admin', mango.id)
    await join('admin', zebra.id)
    account.commit(() => moveToOrganization(account, customer.id, zebra.id))
    expect([mainOf(), await whereabouts()]).toEqual([zebra.id, ['Zebra!']])
    account.commit(() => moveToOrganization(account, customer.id, null))
    expect([mainOf(), await whereabouts()]).toEqual([null, []])
    account.commit(() => moveToOrganization(account, customer.id, mango.id))
    expect(mainOf()).toBe(mango.id)
    account.commit(() => leaveAllOrganizations(account, customer.id))
    expect(mainOf()).toBeNull()
  })
})

describe('in bulk', () => {
  test('create_many and destroy_many are jobs', async () => {
    const { call, finished, customer, mango, zebra, mainOf } = desk()
    const organization_memberships = [mango, mango, zebra].map(({ id }) => ({
      user_id: customer.id,
      organization_id: id,
    }))
    const job = await call('agent', 'POST', '/organization_memberships/create_many', { organization_memberships })
    expect(job.body.job_status).toMatchObject({ status: 'queued', total: 3, results: null })
    const { results } = (await finished(job)).body.job_status
    expect(results).toEqual([
      { index: 0, id: expect.any(Number) },
      {
        index: 1,
        error: 'OrganizationMembershipCreateFailed',
        details: 'User has already been taken',
        success: false,
      },
      { index: 2, id: expect.any(Number) },
    ])
    const ids = `${results[0].id},${results[2].id},1`
    const end = await call('agent', 'DELETE', `/organization_memberships/destroy_many?ids=${ids}`)
    expect((await finished(end)).body.job_status.results).toMatchObject([
      { id: results[0].id, action: 'delete', status: 'Deleted', success: true },
      { id: results[2].id, action: 'delete', status: 'Deleted', success: true },
      { index: 2, id: 1, error: 'OrganizationMembershipDeleteFailed' },
    ])
    expect(mainOf()).toBeNull()
  })

  test('a hundred at once and no more', async () => {
    const { call } = desk()
    const organization_memberships = Array.from({ length: 101 }, () => ({ user_id: 1, organization_id: 1 }))
    const { body } = await call('admin', 'POST', '/organization_memberships/create_many', { organization_memberships })
    expect(body).toMatchObject({ error: 'TooManyValues', max_count: 100 })
  })
})

describe('who may do what', () => {
  test.each([
    // operation, address, then the statuses: admin, agent, end user, nobody; first of a customer, then of an agent
    ['GET', '/organization_memberships', [200, 200, 200, 401], [200, 200, 200, 401]],
    ['GET', '/organization_memberships/ID', [200, 200, 403, 401], [200, 200, 403, 401]],
    ['GET', '/users/USER/organization_memberships', [200, 200, 403, 401], [200, 200, 403, 401]],
    ['GET', '/users/USER/organization_memberships/ID', [200, 200, 403, 401], [200, 200, 403, 401]],
    ['GET', '/organizations/ORG/organization_memberships', [200, 200, 200, 401], [200, 200, 200, 401]],
    ['POST', '/organization_memberships', [201, 201, 403, 401], [201, 403, 403, 401]],
    ['POST', '/users/USER/organization_memberships', [201, 201, 403, 401], [201, 403, 403, 401]],
    ['POST', '/organization_memberships/create_many', [200, 200, 403, 401], [200, 403, 403, 401]],
    ['PUT', '/users/USER/organization_memberships/ID/make_default', [200, 200, 403, 401], [200, 403, 403, 401]],
    ['PUT', '/users/USER/organizations/ORG/make_default', [200, 200, 403, 401], [200, 403, 403, 401]],
    ['DELETE', '/organization_memberships/ID', [204, 204, 403, 401], [204, 403, 403, 401]],
    ['DELETE', '/organization_memberships/destroy_many?ids=ID', [200, 200, 403, 401], [200, 403, 403, 401]],
    ['DELETE', '/users/USER/organization_memberships/ID', [204, 204, 403, 401], [204, 403, 403, 401]],
    ['DELETE', '/users/USER/organizations/ORG', [204, 204, 403, 401], [204, 403, 403, 401]],
  ] as const)('%s %s', async (method, path, ofCustomer, ofAgent) => {
    const { call, account, apple, mango } = desk()
    for (const [role, statuses] of [
      ['end-user', ofCustomer],
      ['agent', ofAgent],
    ] as const) {
      for (const [place, caller] of (['admin', 'agent', 'endUser', 'nobody'] as const).entries()) {
        const user = account.commit(() => account.users.insert(newUser(account, { name: 'Somebody', role })))
        const { id } = account.commit(() => joinOrganization(account, { userId: user.id, organizationId: mango.id }))
        const address = path.replace('ID', String(id)).replace('USER', String(user.id)).replace('ORG', String(mango.id))
        const membership = { user_id: user.id, organization_id: apple.id }
        const body = { organization_membership: membership, organization_memberships: [membership] }
        const { status } = await call(caller, method, address, method === 'POST' ? body : undefined)
        expect([role, caller, status]).toEqual([role, caller, statuses[place]])
      }
    }
  })
})
