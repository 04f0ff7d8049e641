import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

interface Named {
  readonly id: number
  readonly name: string
}

const namesOf = (users: readonly Named[]) => users.map(({ name }) => name)

describe('what integrators saw', () => {
  test.each(['quer=ada', 'query=', 'query=%20', 'foo=1'])('a search by %s finds everybody', async (search) => {
    const { call, account } = testDesk()
    const { status, body } = await call('agent', 'GET', `/users/search?${search}`)
    expect([status, body.count]).toEqual([200, account.users.size])
  })

  test('team members do not tell whether they use a second factor, and nobody is a billing admin', async () => {
    const { body } = await testDesk().call('agent', 'GET', '/users')
    for (const user of body.users) {
      expect([user.two_factor_auth_enabled, user.is_billing_admin]).toEqual([
        user.role === 'end-user' ? false : null,
        false,
      ])
    }
    const me = (await testDesk().call('admin', 'GET', '/users/me')).body.user
    expect(me).toMatchObject({ two_factor_auth_enabled: null, is_billing_admin: false })
  })

  test('somebody without an alias has null, until it is emptied by null', async () => {
    const { call, person } = testDesk()
    const path = `/users/${person('endUser').id}`
    expect((await call('admin', 'GET', path)).body.user.alias).toBeNull()
    expect((await call('admin', 'PUT', path, { user: { alias: null } })).body.user.alias).toBe('')
  })

  test('settings of the caller leave out what holds nothing, and tell themes by number', async () => {
    const { call } = testDesk()
    const before = (await call('agent', 'GET', '/users/me/settings')).body.settings
    expect(Object.keys(before)).toEqual(['lotus', 'admin_center'])
    expect(before.lotus.agent_workspace_theme_preference).toBe('0')
    const settings = { shared_views_order: [1], lotus: { agent_workspace_theme_preference: '2' } }
    const { body } = await call('agent', 'PUT', '/users/me/settings', { settings })
    expect(body.settings).toMatchObject(settings)
    const cleared = await call('agent', 'PUT', '/users/me/settings', { settings: { shared_views_order: null } })
    expect(cleared.body.settings).not.toHaveProperty('shared_views_order')
  })

  test('tags as one text are refused', async () => {
    const { call, person } = testDesk()
    const given = { user: { tags: 'one two' } }
    const { status, body } = await call('admin', 'PUT', `/users/${person('endUser').id}`, given)
    expect(status).toBe(400)
    expect(body.error.message).toContain('user.tags must be an array from api/v2/users/update')
  })
})

describe('listing', () => {
  test('holds the active users, the suspended ones among them', async () => {
    const { call, person, account } = testDesk()
    await call('admin', 'DELETE', `/users/${person('agent').id}`)
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { suspended: true } })
    const { body } = await call('admin', 'GET', '/users')
    expect(body.count).toBe(account.users.size - 1)
    expect(namesOf(body.users)).toContain('Elif Customer')
    expect(namesOf(body.users)).not.toContain('Aki Agent')
    expect((await call('admin', 'GET', '/users/count')).body.count).toEqual({
      value: body.count,
      refreshed_at: '2026-03-14T09:00:00+00:00',
    })
  })

  test('an agent sees everybody; end users only themselves, in the short form', async () => {
    const { call, person } = testDesk()
    const { id } = person('endUser')
    expect((await call('agent', 'GET', `/users/${id}`)).body.user).toHaveProperty('notes')
    const own = await call('endUser', 'GET', '/users/me')
    expect(own.body.user).toMatchObject({ id, email: 'end.user@example.com' })
    expect(own.body.user).not.toHaveProperty('notes')
  })

  test.each([
    ['role=admin', ['Ada Admin']],
    ['role[]=agent&role[]=admin', ['Ada Admin', 'Aki Agent', 'Amara Second']],
    ['role[]=nobody', []],
    ['external_id=known', ['Kofi Mensah']],
    ['external_id=unknown', []],
    ['role=agent&external_id=known', []],
    ['page[size]=2&sort=-name', ['Yuki Tanaka', 'Rosa Ferrari']],
    ['page[size]=2&sort=name', ['Ada Admin', 'Aki Agent']],
    ['page[size]=1&sort=-created_at', ['Nadia Petrova']],
    ['page[size]=1&sort=updated_at', ['Ada Admin']],
    ['per_page=2&page=2', ['Amara Second', 'Elif Customer']],
  ])('by %s', async (query, names) => {
    const { call, account } = testDesk()
    const kofi = account.users.by('sign_in_name', 'kofi.mensah@example.com').first()
    account.clock.advance(1000)
    await call('admin', 'PUT', `/users/${kofi?.id}`, { user: { external_id: 'Known' } })
    const { status, body } = await call('admin', 'GET', `/users?${query}`)
    expect([status, namesOf(body.users)]).toEqual([200, names])
  })

  test('by permission set', async () => {
    const { call, agentWith } = testDesk()
    const { custom_role_id, name } = agentWith({})
    const { body } = await call('admin', 'GET', `/users?permission_set=${custom_role_id}`)
    expect(namesOf(body.users)).toEqual([name])
    const counted = await call('admin', 'GET', `/users/count?permission_set=${custom_role_id}`)
    expect(counted.body.count.value).toBe(1)
  })

  test('walks to the end by cursor, filter and sort kept', async () => {
    const { call } = testDesk()
    const names: string[] = []
    let path = '/users?role=end-user&sort=name&page[size]=4'
    for (;;) {
      const { body } = await call('admin', 'GET', path)
      names.push(...namesOf(body.users))
      if (!body.meta.has_more) break
      path = body.links.next
    }
    expect(names).toEqual([...names].sort())
    expect(names).toHaveLength(9)
  })

  test('an unknown order is refused by cursor', async () => {
    const { call } = testDesk()
    expect((await call('admin', 'GET', '/users?page[size]=1&sort=shoe_size')).status).toBe(400)
  })

  test('the members of an organization and of a group', async () => {
    const { call, person, account } = testDesk()
    const organization = person('endUser').organization_id
    const [support, billing] = [...account.groups.rows]
    const ofOrganization = await call('agent', 'GET', `/organizations/${organization}/users?sort_by=name`)
    expect(namesOf(ofOrganization.body.users)).toEqual(['Elif Customer'])
    const ofGroup = await call('agent', 'GET', `/groups/${support?.id}/users?role=agent`)
    expect(namesOf(ofGroup.body.users)).toEqual(['Aki Agent', 'Amara Second'])
    const counts = [`/organizations/${organization}/users/count`, `/groups/${billing?.id}/users/count?role[]=agent`]
    for (const path of counts) expect((await call('agent', 'GET', path)).body.count.value).toBe(1)
    for (const path of ['/organizations/1/users', '/groups/1/users', '/organizations/1/users/count']) {
      expect((await call('agent', 'GET', path)).status).toBe(404)
    }
  })

  test('many by their ids, or external ids, without those whom nobody knows', async () => {
    const { call, person } = testDesk()
    const [admin, agent] = [person('admin'), person('agent')]
    await call('admin', 'PUT', `/users/${agent.id}`, { user: { external_id: 'A' } })
    const byId = await call('admin', 'GET', `/users/show_many?ids=${agent.id},1,${admin.id},x`)
    expect(namesOf(byId.body.users)).toEqual(['Ada Admin', 'Aki Agent'])
    expect(byId.body).toMatchObject({ count: 2, next_page: null, previous_page: null })
    const byExternalId = await call('admin', 'GET', '/users/show_many?external_ids=a,b')
    expect(namesOf(byExternalId.body.users)).toEqual(['Aki Agent'])
    const tooMany = await call('admin', 'GET', `/users/show_many?ids=${Array(101).fill('1').join(',')}`)
    expect([tooMany.status, tooMany.body.error]).toEqual([400, 'TooManyValues'])
    await call('admin', 'DELETE', `/users/${agent.id}`)
    expect((await call('admin', 'GET', `/users/show_many?ids=${agent.id}`)).body.users).toEqual([])
    const withDeleted = await call('admin', 'GET', `/users/show_many?ids=${agent.id}&include_deleted=true`)
    expect(namesOf(withDeleted.body.users)).toEqual(['Aki Agent'])
  })
})

describe('searching', () => {
  test.each([
    ['query=end.user@example.com', ['Elif Customer']],
    ['query=email:END.USER@example.com', ['Elif Customer']],
    ['query=nobody@example.com', []],
    ['query=role:admin', ['Ada Admin']],
    ['query=type:user role:agent', ['Amara Second', 'Aki Agent']],
    ['query=mensah', ['Kofi Mensah']],
    ['query=name:pri*', ['Priya Nair']],
    ['query="rosa ferrari"', ['Rosa Ferrari']],
    ['query=tanaka role:agent', []],
    ['external_id=A', ['Kofi Mensah']],
    ['external_id=B', []],
  ])('%s', async (query, names) => {
    const { call, account } = testDesk()
    const kofi = account.users.by('sign_in_name', 'kofi.mensah@example.com').first()
    await call('admin', 'PUT', `/users/${kofi?.id}`, { user: { external_id: 'a' } })
    const { body } = await call('agent', 'GET', `/users/search?${query.replaceAll(' ', '+')}`)
    expect(namesOf(body.users)).toEqual(names)
    expect(body.count).toBe(names.length)
  })

  test('finds by a further address, too', async () => {
    const { call, person } = testDesk()
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { email: 'second@mail.test' } })
    const { body } = await call('agent', 'GET', '/users/search?query=second@mail.test')
    expect(namesOf(body.users)).toEqual(['Elif Customer'])
  })
})

describe('autocompleting', () => {
  test('gives the users whose name begins so, by name', async () => {
    const { call } = testDesk()
    const all = await call('agent', 'GET', '/users/autocomplete?name=A')
    expect(namesOf(all.body.users)).toEqual(['Ada Admin', 'Aki Agent', 'Amara Second'])
    expect(all.body.count).toBe(3)
    const posted = await call('agent', 'POST', '/users/autocomplete', { name: 'ro' })
    expect(namesOf(posted.body.users)).toEqual(['Rosa Ferrari'])
    const assignable = await call('agent', 'GET', '/users/autocomplete?name=&filter=assignable&per_page=2')
    expect(namesOf(assignable.body.users)).toEqual(['Ada Admin', 'Aki Agent'])
  })

  test('or whose number does', async () => {
    const { call, person } = testDesk()
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { phone: '+14155550100' } })
    const { body } = await call('agent', 'GET', '/users/autocomplete?phone=%2B1415')
    expect(namesOf(body.users)).toEqual(['Elif Customer'])
  })
})

describe('side-loads', () => {
  const include = 'include=organizations,groups,identities,roles,abilities,open_ticket_count,unknown'

  test('hold what the users on the page refer to, each once', async () => {
    const { call, person, account } = testDesk()
    const { body } = await call('agent', 'GET', `/users?per_page=4&${include}`)
    expect(Object.keys(body)).not.toContain('unknown')
    expect(body.organizations).toMatchObject([{ id: person('endUser').organization_id }])
    expect(namesOf(body.groups)).toEqual(['Support', 'Billing'])
    expect(body.identities).toHaveLength(4)
    expect(body.roles).toMatchObject([{ id: person('admin').custom_role_id, name: 'Admin' }])
    expect(body.open_ticket_count).toHaveProperty(String(person('agent').id), 0)
    expect(body.abilities).toHaveLength(4)
    expect(account.groups.size).toBe(2)
  })

  test('of one user, and of oneself', async () => {
    const { call, person } = testDesk()
    const one = await call('agent', 'GET', `/users/${person('admin').id}?${include}`)
    expect(one.body.abilities).toMatchObject([{ user_id: person('admin').id, can_edit: false, can_delete: false }])
    const me = await call('agent', 'GET', '/users/me?include=identities,abilities')
    expect(me.body.identities).toMatchObject([{ user_id: person('agent').id, value: 'agent@example.com' }])
    expect(me.body.abilities).toMatchObject([{ can_edit: true, can_delete: false }])
  })
})

describe('beside the record', () => {
  test('numbers, entitlements and settings', async () => {
    const { call, person } = testDesk({ world: quietWorld })
    const { id } = person('agent')
    const related = await call('agent', 'GET', `/users/${id}/related`)
    expect(related.body.user_related).toMatchObject({ assigned_tickets: 0, organization_subscriptions: 0 })
    const entitlements = await call('agent', 'GET', `/users/${id}/entitlements/full`)
    expect(entitlements.body.entitlements.support).toEqual({ name: 'agent', is_active: true })
    const lotus = { keyboard_shortcuts_enabled: false }
    await call('agent', 'PUT', '/users/me/settings', { settings: { lotus } })
    const { body } = await call('agent', 'GET', '/users/me/settings')
    expect(body.settings.lotus).toMatchObject({ keyboard_shortcuts_enabled: false, show_onboarding_tooltips: true })
    expect((await call('admin', 'GET', '/users/me/settings')).body.settings.lotus.keyboard_shortcuts_enabled).toBe(true)
  })

  test('the caller, with the token for unsafe requests behind `verified`', async () => {
    const { call } = testDesk()
    const { body } = await call('agent', 'GET', '/users/me')
    const keys = Object.keys(body.user)
    expect(keys[keys.indexOf('verified') + 1]).toBe('authenticity_token')
    const nobody = await call('nobody', 'GET', '/users/me')
    expect(nobody.body.user).toMatchObject({ id: null, name: 'Anonymous user', email: 'invalid@example.com' })
  })

  test('`last_login_at` moves with requests, a minute apart at least', async () => {
    const { call, account, person } = testDesk()
    const { updated_at } = person('agent')
    await call('agent', 'GET', '/users/me')
    account.clock.advance(61_000)
    const { body } = await call('agent', 'GET', '/users/me')
    expect(body.user.last_login_at).toBe('2026-03-14T09:01:01Z')
    expect(body.user.updated_at).toBe(updated_at)
  })
})
