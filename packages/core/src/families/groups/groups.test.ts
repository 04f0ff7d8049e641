import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { joinGroup, leaveAllGroups } from '../group-memberships/join-group.ts'

const names = ({ body }: { body: { groups: { name: string }[] } }) => body.groups.map(({ name }) => name)

const desk = () => {
  const { account, ...rest } = testDesk()
  const groupNamed = (name: string) => {
    const group = account.groups.by('name', name.toLowerCase()).first()
    if (!group) throw new Error(`no group ${name}`)
    return group
  }
  const create = async (name: string) => (await rest.call('admin', 'POST', '/groups', { group: { name } })).body.group
  const join = (userId: number, groupId: number) => account.commit(() => joinGroup(account, { userId, groupId }))
  const agent = rest.person('agent').id
  account.commit(() => leaveAllGroups(account, agent))
  join(agent, groupNamed('Support').id)
  return { account, groupNamed, create, join, ...rest }
}

describe('creating', () => {
  test('two of one name works where the account does not check', async () => {
    const { call } = testDesk()
    const settings = { groups: { check_group_name_uniqueness: false } }
    await call('admin', 'PUT', '/account/settings', { settings })
    expect((await call('admin', 'POST', '/groups', { group: { name: 'Support' } })).status).toBe(201)
  })

  test('takes a name alone and answers the whole record in the recorded order', async () => {
    const { call } = desk()
    const { status, headers, body } = await call('admin', 'POST', '/groups', { group: { name: 'Orders' } })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(body.group.url)
    expect(Object.entries(body.group)).toEqual([
      ['url', `https://example.zendesk.com/api/v2/groups/${body.group.id}.json`],
      ['id', expect.any(Number)],
      ['is_public', true],
      ['name', 'Orders'],
      ['description', ''],
      ['default', false],
      ['deleted', false],
      ['created_at', '2026-03-14T09:00:00Z'],
      ['updated_at', '2026-03-14T09:00:00Z'],
    ])
  })

  test.each([
    ['a blank name', '  ', { name: [{ description: 'Name: cannot be blank', error: 'BlankValue' }] }],
    [
      'a taken name',
      'SUPPORT',
      { name: [{ description: 'Name: SUPPORT has already been taken', error: 'DuplicateValue' }] },
    ],
  ])('refuses %s', async (_, name, details) => {
    const { status, body } = await desk().call('admin', 'POST', '/groups', { group: { name } })
    expect(status).toBe(422)
    expect(body).toEqual({ error: 'RecordInvalid', description: 'Record validation errors', details })
  })

  test('names an id in the body as not permitted and goes its own way', async () => {
    const { status, headers, body } = await desk().call('admin', 'POST', '/groups', {
      group: { id: 7, name: 'Orders' },
    })
    expect(status).toBe(201)
    expect(body.group.id).not.toBe(7)
    expect(headers.get('x-zendesk-api-warn')).toContain(':unpermitted_keys=>["group.id"]')
  })
})

describe('listing', () => {
  test('comes by name whatever the case, by cursor and by page', async () => {
    const { call, create } = desk()
    for (const name of ['apples', 'Zebras', 'Orders', '🍏']) await create(name)
    const want = ['apples', 'Billing', 'Orders', 'Support', 'Zebras', '🍏']
    expect(names(await call('agent', 'GET', '/groups'))).toEqual(want)
    expect(names(await call('agent', 'GET', '/groups?page[size]=10'))).toEqual(want)
    const first = await call('agent', 'GET', '/groups?page[size]=4')
    const second = await call('agent', 'GET', first.body.links.next)
    expect([...names(first), ...names(second)]).toEqual(want)
    expect(second.body.meta.has_more).toBe(false)
    expect(names(await call('agent', 'GET', '/groups?per_page=2&page=2'))).toEqual(['Orders', 'Support'])
  })

  test('leaves deleted groups out, unless they are asked for', async () => {
    const { call, groupNamed } = desk()
    const { id } = groupNamed('Billing')
    await call('admin', 'DELETE', `/groups/${id}`)
    expect(names(await call('admin', 'GET', '/groups'))).toEqual(['Support'])
    expect(names(await call('admin', 'GET', '/groups?exclude_deleted=true'))).toEqual(['Support'])
    const { body } = await call('admin', 'GET', '/groups?exclude_deleted=false')
    expect(body.groups).toMatchObject([
      { name: 'Billing', deleted: true },
      { name: 'Support', deleted: false },
    ])
    const { count } = (await call('admin', 'GET', '/groups/count')).body
    expect(count).toEqual({ value: 1, refreshed_at: '2026-03-14T09:00:00+00:00' })
  })

  test('completes the beginning of a name', async () => {
    const { call, create } = desk()
    for (const name of ['Sales', 'supply', 'Orders']) await create(name)
    expect(names(await call('agent', 'GET', '/groups/autocomplete?name=SUP'))).toEqual(['supply', 'Support'])
    expect(names(await call('agent', 'GET', '/groups/autocomplete?name=x'))).toEqual([])
  })

  test('tells the groups of one user, and how many they are', async () => {
    const { call, person, join, groupNamed } = desk()
    const { id } = person('agent')
    join(id, groupNamed('Billing').id)
    expect(names(await call('agent', 'GET', `/users/${id}/groups`))).toEqual(['Billing', 'Support'])
    expect((await call('agent', 'GET', `/users/${id}/groups/count`)).body.count.value).toBe(2)
    expect((await call('agent', 'GET', '/users/1/groups')).status).toBe(404)
  })

  test('assignable ones are all for those who may assign to any group, else the own ones', async () => {
    const { call, agentWith, groupNamed, join } = desk()
    const free = agentWith({ assign_tickets_to_any_group: true })
    const bound = agentWith({})
    join(bound.id, groupNamed('Billing').id)
    expect(names(await call('agent', 'GET', '/groups/assignable'))).toEqual(['Billing', 'Support'])
    expect(names(await call(free, 'GET', '/groups/assignable'))).toEqual(['Billing', 'Support'])
    expect(names(await call(bound, 'GET', '/groups/assignable'))).toEqual(['Billing'])
  })
})

describe('available agents', () => {
  test('are team members who can be assigned tickets, in a short form, by cursor', async () => {
    const { call, account, agentWith, person } = desk()
    const light = agentWith({}, 1)
    account.commit(() => account.users.update(person('secondAgent'), { suspended: true }))
    const { body } = await call('admin', 'GET', '/groups/available_agents')
    const ids = body.users.map(({ id }: { id: number }) => id)
    expect(ids).toEqual([person('admin').id, person('agent').id])
    expect(ids).not.toContain(light.id)
    expect(body.users[1]).toEqual({
      id: person('agent').id,
      name: 'Aki Agent',
      email: 'agent@example.com',
      role: 'agent',
      role_type: person('agent').role_type,
      custom_role_id: person('agent').custom_role_id,
      photo_url: null,
      suspended: false,
      entitlements: null,
    })
    const first = await call('admin', 'GET', '/groups/available_agents?page[size]=1')
    const second = await call('admin', 'GET', first.body.links.next)
    expect(second.body.users[0].id).toBe(person('agent').id)
  })
})

describe('side-loads', () => {
  test('members come beside the groups, settings within them, unknown names not at all', async () => {
    const { call, person, groupNamed } = desk()
    const { body } = await call('admin', 'GET', '/groups?include=users,group_settings,shoes')
    expect(body.users.map(({ id }: { id: number }) => id)).toContain(person('agent').id)
    expect(body.groups[0].settings).toEqual({ chat_enabled: expect.any(Boolean), chat_enablement: expect.any(String) })
    expect(body).not.toHaveProperty('shoes')
    const one = await call('admin', 'GET', `/groups/${groupNamed('Support').id}?include=group_settings`)
    expect(one.body.group.settings).toBeDefined()
    const plain = await call('admin', 'GET', `/groups/${groupNamed('Support').id}`)
    expect(plain.body.group).not.toHaveProperty('settings')
  })
})

describe('updating', () => {
  test('changes only what is named and moves the time', async () => {
    const { call, account, create } = desk()
    const { id } = await create('Orders')
    account.clock.advance(60_000)
    const { body } = await call('admin', 'PUT', `/groups/${id}`, { group: { description: 'All orders' } })
    expect(body.group).toMatchObject({ name: 'Orders', description: 'All orders', created_at: '2026-03-14T09:00:00Z' })
    expect(body.group.updated_at).toBe('2026-03-14T09:01:00Z')
  })

  test('a private group stays private', async () => {
    const { call, create } = desk()
    const { id } = await create('Orders')
    await call('admin', 'PUT', `/groups/${id}`, { group: { is_public: false } })
    const { status } = await call('admin', 'PUT', `/groups/${id}`, { group: { is_public: true } })
    expect(status).toBe(422)
  })

  test('another group can become the default one', async () => {
    const { call, groupNamed } = desk()
    await call('admin', 'PUT', `/groups/${groupNamed('Billing').id}`, { group: { default: true } })
    expect((await call('agent', 'GET', '/groups/default')).body.group.name).toBe('Billing')
    expect(groupNamed('Support').default).toBe(false)
  })
})

describe('updating', () => {
  test('names the group in Location, too', async () => {
    const { call, groupNamed } = desk()
    const { id } = groupNamed('Billing')
    const { headers, body } = await call('admin', 'PUT', `/groups/${id}`, { group: { description: '' } })
    expect(headers.get('location')).toBe(body.group.url)
    expect((await call('admin', 'GET', `/groups/${id}`)).headers.has('location')).toBe(false)
  })
})

describe('deleting', () => {
  test('is soft: the group is still shown, nobody is in it, its name is free', async () => {
    const { call, create, join, person } = desk()
    const { id } = await create('Orders')
    join(person('agent').id, id)
    expect(person('agent').group_ids).toContain(id)
    expect((await call('admin', 'DELETE', `/groups/${id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/groups/${id}`)).body.group.deleted).toBe(true)
    expect(person('agent').group_ids).not.toContain(id)
    expect((await call('admin', 'GET', `/groups/${id}/memberships`)).status).toBe(404)
    expect((await call('admin', 'DELETE', `/groups/${id}`)).status).toBe(404)
    expect((await create('Orders')).id).not.toBe(id)
  })

  test('is refused for the default group of an agent', async () => {
    const { call, create, join, agentWith, groupNamed } = desk()
    const { id } = await create('Orders')
    const agent = agentWith({})
    join(agent.id, id)
    const remove = () => call('admin', 'DELETE', `/groups/${id}`)
    expect((await remove()).status).toBe(422)
    const user = { default_group_id: groupNamed('Support').id }
    expect((await call('admin', 'PUT', `/users/${agent.id}`, { user })).body.user).toMatchObject(user)
    expect((await remove()).status).toBe(204)
  })

  test('is refused for the default group', async () => {
    const { call, groupNamed } = desk()
    expect((await call('admin', 'DELETE', `/groups/${groupNamed('Support').id}`)).status).toBe(422)
    expect(groupNamed('Support').deleted).toBe(false)
  })
})

const everyone = ['admin', 'agent', 'light', 'manager', 'endUser', 'nobody'] as const

describe('who may', () => {
  test.each([
    ['GET', '/groups', [200, 200, 200, 200, 403, 401]],
    ['GET', '/groups/count', [200, 200, 200, 200, 403, 401]],
    ['GET', '/groups/assignable', [200, 200, 200, 200, 403, 401]],
    ['GET', '/groups/assignable/count', [200, 200, 200, 200, 403, 401]],
    ['GET', '/groups/autocomplete?name=s', [200, 200, 200, 200, 403, 401]],
    ['GET', '/groups/available_agents', [200, 200, 403, 403, 403, 401]],
    ['GET', '/groups/default', [200, 200, 200, 200, 403, 401]],
    ['GET', '/groups/GROUP', [200, 200, 200, 200, 403, 401]],
    ['GET', '/users/USER/groups', [200, 200, 200, 200, 403, 401]],
    ['GET', '/users/USER/groups/count', [200, 200, 200, 200, 403, 401]],
    ['POST', '/groups', [201, 403, 403, 201, 403, 401]],
    ['PUT', '/groups/GROUP', [200, 403, 403, 403, 403, 401]],
    ['DELETE', '/groups/GROUP', [204, 403, 403, 204, 403, 401]],
  ] as const)('%s %s', async (method, template, want) => {
    const got = await Promise.all(
      everyone.map(async (name) => {
        const { call, agentWith, groupNamed, person } = desk()
        const path = template.replace('GROUP', `${groupNamed('Billing').id}`).replace('USER', `${person('agent').id}`)
        const caller =
          name === 'light' ? agentWith({}, 1) : name === 'manager' ? agentWith({ manage_groups: true }) : name
        const body = method === 'POST' || method === 'PUT' ? { group: { name: 'Orders' } } : undefined
        return (await call(caller, method, path, body)).status
      }),
    )
    expect(got).toEqual(want)
  })
})
