import { describe, expect, test } from 'vitest'
import { type TestAnswer, testDesk } from '../../testing.ts'
import { leaveAllGroups, mirrorAssignable } from './join-group.ts'

const ids = ({ body }: TestAnswer): number[] => body.group_memberships.map(({ id }: { id: number }) => id)
const members = ({ body }: TestAnswer): number[] =>
  body.group_memberships.map(({ user_id }: { user_id: number }) => user_id)

/** Two groups, without members. */
const desk = () => {
  const { account, ...rest } = testDesk()
  account.commit(() => {
    for (const { user_id } of [...account.groupMemberships.rows]) leaveAllGroups(account, user_id)
  })
  const group = (name: string) => {
    const found = account.groups.by('name', name.toLowerCase()).first()
    if (!found) throw new Error(`no group ${name}`)
    return found.id
  }
  const join = (user_id: number | undefined, group_id: number, more = {}) =>
    rest.call('admin', 'POST', '/group_memberships', { group_membership: { user_id, group_id, ...more } })
  return { account, group, join, ...rest }
}

describe('creating', () => {
  test('answers the record in the recorded order; the first membership becomes the default', async () => {
    const { join, person, group } = desk()
    const { status, headers, body } = await join(person('agent').id, group('Support'))
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(body.group_membership.url)
    expect(Object.entries(body.group_membership)).toEqual([
      ['url', `https://example.zendesk.com/api/v2/group_memberships/${body.group_membership.id}.json`],
      ['id', expect.any(Number)],
      ['user_id', person('agent').id],
      ['group_id', group('Support')],
      ['default', true],
      ['created_at', '2026-03-14T09:00:00Z'],
      ['updated_at', '2026-03-14T09:00:00Z'],
    ])
    expect(person('agent').default_group_id).toBe(group('Support'))
  })

  test('a later one becomes the default only if it says so', async () => {
    const { join, person, group } = desk()
    await join(person('agent').id, group('Support'))
    expect((await join(person('agent').id, group('Billing'))).body.group_membership.default).toBe(false)
    expect(person('agent').default_group_id).toBe(group('Support'))
    await join(person('secondAgent').id, group('Support'))
    const { body } = await join(person('secondAgent').id, group('Billing'), { default: true })
    expect(body.group_membership.default).toBe(true)
    expect(person('secondAgent').default_group_id).toBe(group('Billing'))
  })

  test('under the user takes the user of the address', async () => {
    const { call, person, group } = desk()
    const path = `/users/${person('agent').id}/group_memberships`
    const { status, body } = await call('admin', 'POST', path, { group_membership: { group_id: group('Billing') } })
    expect(status).toBe(201)
    expect(body.group_membership.user_id).toBe(person('agent').id)
    expect((await call('admin', 'POST', '/users/1/group_memberships', { group_membership: {} })).status).toBe(404)
  })

  test('twice is refused', async () => {
    const { join, person, group } = desk()
    await join(person('agent').id, group('Support'))
    const { status, body } = await join(person('agent').id, group('Support'))
    expect(status).toBe(422)
    expect(body.details).toEqual({ user_id: [{ description: 'User has already been taken', error: 'DuplicateValue' }] })
  })

  test('wants an agent and a group', async () => {
    const { join, person, group, call } = desk()
    expect((await join(person('endUser').id, group('Support'))).body.details).toEqual({
      user_id: [{ description: 'User: must be an agent', error: 'InvalidValue' }],
    })
    expect(Object.keys((await join(undefined, 1)).body.details)).toEqual(['user_id', 'group_id'])
    await call('admin', 'DELETE', `/groups/${group('Billing')}`)
    expect((await join(person('agent').id, group('Billing'))).status).toBe(422)
  })
})

describe('listing', () => {
  const full = async () => {
    const { agentWith, account, ...rest } = desk()
    const light = agentWith({}, 1)
    const suspended = agentWith({})
    for (const user of [rest.person('agent'), light, suspended]) await rest.join(user.id, rest.group('Support'))
    await rest.join(rest.person('agent').id, rest.group('Billing'))
    account.commit(() => {
      account.users.update(account.users.find(suspended.id), { suspended: true })
      mirrorAssignable(account, suspended.id)
    })
    return { agentWith, account, light, suspended, ...rest }
  }

  test('tells those of the account, of a user, of a group', async () => {
    const { call, person, group, light, suspended } = await full()
    const agent = person('agent').id
    expect(members(await call('agent', 'GET', '/group_memberships'))).toEqual([agent, light.id, suspended.id, agent])
    const ofUser = await call('agent', 'GET', `/users/${agent}/group_memberships`)
    expect(members(ofUser)).toEqual([agent, agent])
    expect(members(await call('agent', 'GET', `/groups/${group('Billing')}/memberships`))).toEqual([agent])
    expect((await call('agent', 'GET', '/groups/1/memberships')).status).toBe(404)
    expect((await call('agent', 'GET', '/users/1/group_memberships')).status).toBe(404)
  })

  test('assignable ones leave out light agents and suspended ones', async () => {
    const { call, person, group } = await full()
    const agent = person('agent').id
    expect(members(await call('agent', 'GET', '/group_memberships/assignable'))).toEqual([agent, agent])
    const path = `/groups/${group('Support')}/memberships/assignable`
    expect(members(await call('agent', 'GET', path))).toEqual([agent])
  })

  test('pages by cursor and by number', async () => {
    const { call } = await full()
    const all = ids(await call('agent', 'GET', '/group_memberships'))
    const first = await call('agent', 'GET', '/group_memberships?page[size]=3')
    const second = await call('agent', 'GET', first.body.links.next)
    expect([...ids(first), ...ids(second)]).toEqual(all)
    expect(ids(await call('agent', 'GET', '/group_memberships?per_page=3&page=2'))).toEqual(all.slice(3))
  })

  test('brings users and groups along', async () => {
    const { call, group } = await full()
    const { body } = await call('agent', 'GET', '/group_memberships?include=users,groups')
    expect(body.users).toHaveLength(3)
    expect(body.groups.map(({ id }: { id: number }) => id)).toEqual([group('Support'), group('Billing')])
  })
})

describe('one membership', () => {
  test('is shown alone and under its user', async () => {
    const { call, join, person, group } = desk()
    const { id } = (await join(person('agent').id, group('Support'))).body.group_membership
    expect((await call('agent', 'GET', `/group_memberships/${id}`)).body.group_membership.id).toBe(id)
    const path = (user: number) => `/users/${user}/group_memberships/${id}`
    expect((await call('agent', 'GET', path(person('agent').id))).body.group_membership.id).toBe(id)
    expect((await call('agent', 'GET', path(person('secondAgent').id))).status).toBe(404)
  })

  test('can be made the default, which answers all of the user', async () => {
    const { call, join, person, group } = desk()
    const agent = person('agent').id
    await join(agent, group('Support'))
    const { id } = (await join(agent, group('Billing'))).body.group_membership
    const { status, body } = await call('agent', 'PUT', `/users/${agent}/group_memberships/${id}/make_default`)
    expect(status).toBe(200)
    expect(body.group_memberships).toMatchObject([{ default: false }, { id, default: true }])
    expect(person('agent').default_group_id).toBe(group('Billing'))
  })

  test('ends at once, and another becomes the default', async () => {
    const { call, join, person, group } = desk()
    const { id } = (await join(person('agent').id, group('Support'))).body.group_membership
    await join(person('agent').id, group('Billing'))
    expect((await call('admin', 'DELETE', `/group_memberships/${id}`)).status).toBe(204)
    expect(person('agent').default_group_id).toBe(group('Billing'))
    expect((await call('admin', 'DELETE', `/group_memberships/${id}`)).body.error).toBe('RecordNotFound')
  })

  test('ends under its own user only, and the last one leaves no default', async () => {
    const { call, join, person, group } = desk()
    const { id } = (await join(person('agent').id, group('Support'))).body.group_membership
    const path = (user: number) => `/users/${user}/group_memberships/${id}`
    expect((await call('admin', 'DELETE', path(person('secondAgent').id))).status).toBe(404)
    expect((await call('admin', 'DELETE', path(person('agent').id))).status).toBe(204)
    expect(person('agent').default_group_id).toBe(null)
  })
})

describe('many at once', () => {
  test('are created by a job, which tells what it could not do', async () => {
    const { call, finished, person, group, account } = desk()
    const job = await call('admin', 'POST', '/group_memberships/create_many', {
      group_memberships: [
        { user_id: person('agent').id, group_id: group('Support') },
        { user_id: person('endUser').id, group_id: group('Support') },
      ],
    })
    expect(job.body.job_status).toMatchObject({ status: 'queued', total: 2, progress: null, results: null })
    expect(account.groupMemberships.size).toBe(0)
    const { body } = await finished(job)
    expect(body.job_status.status).toBe('completed')
    expect(body.job_status.results).toEqual([
      { id: account.groupMemberships.rows.first()?.id, status: 'Created' },
      { index: 1, error: 'GroupMembershipCreateError', details: 'User: must be an agent', success: false },
    ])
  })

  test('are deleted by a job', async () => {
    const { call, finished, join, person, group, account } = desk()
    const { id } = (await join(person('agent').id, group('Support'))).body.group_membership
    const { body } = await finished(await call('admin', 'DELETE', `/group_memberships/destroy_many?ids=${id},1`))
    expect(body.job_status.results).toEqual([
      { id, action: 'delete', status: 'Deleted', success: true },
      { index: 1, error: 'GroupMembershipDeleteError', details: 'Not found', success: false },
    ])
    expect(account.groupMemberships.size).toBe(0)
  })

  test('have no place for nothing', async () => {
    const { call } = desk()
    const { status } = await call('admin', 'POST', '/group_memberships/create_many', { group_memberships: [null] })
    expect(status).toBe(400)
  })

  test('are at most a hundred', async () => {
    const { call } = desk()
    const many = Array.from({ length: 101 }, (_, index) => index + 1)
    const created = await call('admin', 'POST', '/group_memberships/create_many', {
      group_memberships: many.map((user_id) => ({ user_id, group_id: 1 })),
    })
    expect(created.status).toBe(400)
    expect(created.body).toEqual({
      error: 'TooManyValues',
      description: 'Parameter group_memberships cannot specify more than 100 values',
      max_count: 100,
    })
    const deleted = await call('admin', 'DELETE', `/group_memberships/destroy_many?ids=${many.join(',')}`)
    expect(deleted.body.error).toBe('TooManyValues')
  })
})

const everyone = ['admin', 'agent', 'light', 'manager', 'endUser', 'nobody'] as const
const readers = [200, 200, 200, 200, 403, 401]
const managers = (status: number) => [status, 403, 403, status, 403, 401]

describe('who may', () => {
  test.each([
    ['GET', '/group_memberships', readers],
    ['GET', '/group_memberships/assignable', readers],
    ['GET', '/group_memberships/MEMBERSHIP', readers],
    ['GET', '/users/USER/group_memberships', readers],
    ['GET', '/users/USER/group_memberships/MEMBERSHIP', readers],
    ['GET', '/groups/GROUP/memberships', readers],
    ['GET', '/groups/GROUP/memberships/assignable', readers],
    // Their own default they choose themselves; those of others are for who manages memberships.
    ['PUT', '/users/USER/group_memberships/MEMBERSHIP/make_default', [200, 200, 403, 200, 403, 401]],
    ['POST', '/group_memberships', managers(201)],
    ['POST', '/users/USER/group_memberships', managers(201)],
    ['POST', '/group_memberships/create_many', managers(200)],
    ['DELETE', '/group_memberships/destroy_many?ids=1', managers(200)],
    ['DELETE', '/group_memberships/MEMBERSHIP', managers(204)],
    ['DELETE', '/users/USER/group_memberships/MEMBERSHIP', managers(204)],
  ])('%s %s', async (method, template, want) => {
    const got = await Promise.all(
      everyone.map(async (name) => {
        const { call, agentWith, group, person, join } = desk()
        const { id } = (await join(person('agent').id, group('Billing'))).body.group_membership
        const path = template
          .replace('GROUP', `${group('Billing')}`)
          .replace('USER', `${person('agent').id}`)
          .replace('MEMBERSHIP', `${id}`)
        const managing = { manage_group_memberships: true }
        const caller = name === 'light' ? agentWith({}, 1) : name === 'manager' ? agentWith(managing) : name
        const group_membership = { user_id: person('agent').id, group_id: group('Support') }
        const body = method === 'POST' ? { group_membership, group_memberships: [group_membership] } : undefined
        return (await call(caller, method, path, body)).status
      }),
    )
    expect(got).toEqual(want)
  })
})
