import { describe, expect, test } from 'vitest'
import { may, permissionsOf } from '../../account/permissions.ts'
import { type TestAnswer, testDesk } from '../../testing.ts'
import { admins, nobody, staff } from './configurations.ts'

const desk = () => {
  const { account, call, ...rest } = testDesk()
  const create = (custom_role: object) => call('admin', 'POST', '/custom_roles', { custom_role })
  const builtIn = (role_type: number) => {
    const role = account.customRoles.by('type', role_type).first()
    if (!role) throw new Error(`no role of type ${role_type}`)
    return role
  }
  return { account, call, create, builtIn, ...rest }
}

const names = ({ body }: TestAnswer): string[] => body.custom_roles.map(({ name }: { name: string }) => name)

describe('roles', () => {
  test('a fresh account has the built-in ones, which agents may list', async () => {
    const { body } = await desk().call('agent', 'GET', '/custom_roles')
    expect(names({ body } as TestAnswer)).toEqual([
      'Admin',
      'Staff',
      'Team lead',
      'Advisor',
      'Light agent',
      'Contributor',
    ])
    expect(body).toMatchObject({ count: 6, next_page: null })
    expect(body.custom_roles[0]).toMatchObject({ role_type: 4, configuration: { manage_roles: 'all' } })
  })

  test('one is shown in the recorded order, with its team members counted', async () => {
    const { call, builtIn } = desk()
    const { body } = await call('admin', 'GET', `/custom_roles/${builtIn(4).id}`)
    expect(Object.keys(body.custom_role)).toEqual([
      'id',
      'name',
      'description',
      'role_type',
      'created_at',
      'updated_at',
      'configuration',
      'team_member_count',
    ])
    expect(body.custom_role.team_member_count).toBe(1)
    expect(body.custom_role.configuration).toEqual(admins)
  })

  test('a new one may do only what it is given', async () => {
    const { create } = desk()
    const configuration = { ticket_access: 'within-groups', ticket_deletion: true }
    const { status, headers, body } = await create({ name: 'Order desk', configuration, role_type: 4 })
    expect(status).toBe(201)
    expect(body.custom_role).toMatchObject({
      name: 'Order desk',
      description: null,
      role_type: 0,
      team_member_count: 0,
    })
    expect(body.custom_role.configuration).toEqual({ ...nobody, ...configuration })
    expect(headers.get('x-zendesk-api-warn')).toContain('"custom_role.role_type"')
  })

  test('permissions that cannot be given are passed over', async () => {
    const { create } = desk()
    for (const configuration of [{ light_agent: true, chat_access: true, fly: true }, { macro_access: null }, null]) {
      const { body } = await create({ name: `Order desk ${JSON.stringify(configuration)}`, configuration })
      expect(body.custom_role.configuration).toEqual(nobody)
    }
  })

  test.each(['Agent', 'administrator', 'Admin', 'Billing admin', 'Light agent'])(
    'the built-in name %s is taken, whether or not the account has the role',
    async (name) => {
      const { body } = await desk().create({ name })
      expect(body.details).toEqual({
        name: [{ description: `Name: ${name} has already been taken`, error: 'DuplicateValue' }],
      })
    },
  )

  test.each([
    ['a blank name', { name: '' }, { name: [{ description: 'Name: cannot be blank', error: 'BlankValue' }] }],
    [
      'a taken name',
      { name: 'STAFF' },
      { name: [{ description: 'Name: STAFF has already been taken', error: 'DuplicateValue' }] },
    ],
    [
      'an unknown degree',
      { name: 'Order desk', configuration: { macro_access: 'some' } },
      { macro_access: [{ description: 'Macro access: is not included in the list', error: 'InvalidValue' }] },
    ],
  ])('%s is refused', async (_, given, details) => {
    const { status, body } = await desk().create(given)
    expect(status).toBe(422)
    expect(body.details).toEqual(details)
  })

  test('an update changes single permissions', async () => {
    const { call, create, account } = desk()
    const { id } = (await create({ name: 'Order desk', configuration: { ticket_deletion: true } })).body.custom_role
    account.clock.advance(60_000)
    const { body } = await call('admin', 'PUT', `/custom_roles/${id}`, {
      custom_role: { description: 'Orders', configuration: { ticket_merge: true } },
    })
    expect(body.custom_role).toMatchObject({
      name: 'Order desk',
      description: 'Orders',
      updated_at: '2026-03-14T09:01:00Z',
      configuration: { ticket_deletion: true, ticket_merge: true },
    })
  })

  test('built-in ones neither change nor go', async () => {
    const { call, builtIn } = desk()
    for (const type of [1, 3, 4]) {
      const path = `/custom_roles/${builtIn(type).id}`
      expect((await call('admin', 'PUT', path, { custom_role: { name: 'Mine' } })).status).toBe(422)
      expect((await call('admin', 'DELETE', path)).status).toBe(422)
    }
  })

  test('one goes when nobody has it', async () => {
    const { call, account, agentWith } = desk()
    const agent = agentWith({})
    const path = `/custom_roles/${agent.custom_role_id}`
    expect((await call('admin', 'GET', path)).body.custom_role.team_member_count).toBe(1)
    expect((await call('admin', 'DELETE', path)).status).toBe(422)
    account.commit(() => account.users.update(agent, { custom_role_id: null }))
    expect((await call('admin', 'DELETE', path)).status).toBe(204)
    expect((await call('admin', 'GET', path)).status).toBe(404)
  })

  test('an agent who manages roles never changes the own one', async () => {
    const { call, create, agentWith } = desk()
    const manager = agentWith({ manage_roles: 'all-except-self' })
    const own = `/custom_roles/${manager.custom_role_id}`
    const other = `/custom_roles/${(await create({ name: 'Order desk' })).body.custom_role.id}`
    const change = { custom_role: { configuration: { ticket_deletion: true } } }
    expect((await call(manager, 'PUT', own, change)).status).toBe(403)
    expect((await call(manager, 'DELETE', own)).status).toBe(403)
    expect((await call(manager, 'PUT', other, change)).status).toBe(200)
    expect((await call(manager, 'DELETE', other)).status).toBe(204)
  })
})

describe('permissions', () => {
  const actorOf = ({ id, role }: { id: number; role: 'admin' | 'agent' | 'end-user' }) =>
    ({ id, role, signedBy: 'api-token' }) as const

  test('admins have all, end users and anonymous callers none', () => {
    const { account, person } = desk()
    expect(permissionsOf(account, actorOf(person('admin')))).toEqual(admins)
    expect(permissionsOf(account, actorOf(person('endUser')))).toEqual(nobody)
    expect(permissionsOf(account, { id: null, role: 'anonymous', signedBy: 'nothing' })).toEqual(nobody)
  })

  test('agents with a custom role have what it says', () => {
    const { account, agentWith } = desk()
    const agent = actorOf(agentWith({ manage_groups: true, macro_access: 'readonly', view_access: 'manage-group' }))
    expect(may(account, agent, 'manage_groups')).toBe(true)
    expect(may(account, agent, 'manage_triggers')).toBe(false)
    expect(may(account, agent, 'macro_access')).toBe(false)
    expect(may(account, agent, 'view_access')).toBe(true)
  })

  test.each([
    [null, 'all'],
    ['assigned', 'assigned-only'],
    ['groups', 'within-groups'],
    ['organization', 'within-organization'],
  ] as const)('agents without one are staff, with the ticket restriction %s', (ticket_restriction, ticket_access) => {
    const { account, person } = desk()
    const restricted = account.commit(() =>
      account.users.update(person('agent'), { custom_role_id: null, ticket_restriction }),
    )
    const own = permissionsOf(account, actorOf(restricted))
    expect(own.ticket_access).toBe(ticket_access)
    expect(own.manage_organizations).toBe(staff.manage_organizations)
    expect(own.ticket_comment_access).toBe('public')
  })

  test('light agents without a role read and comment in private', () => {
    const { account, person } = desk()
    const light = account.commit(() => account.users.update(person('agent'), { custom_role_id: null, role_type: 1 }))
    const own = permissionsOf(account, actorOf(light))
    expect(own).toMatchObject({ light_agent: true, ticket_editing: false, ticket_comment_access: 'none' })
  })
})

const everyone = ['admin', 'agent', 'light', 'manager', 'endUser', 'nobody'] as const
const managers = (status: number) => [status, 403, 403, status, 403, 401]

describe('who may', () => {
  test.each([
    ['GET', '/custom_roles', [200, 200, 200, 200, 403, 401]],
    ['GET', '/custom_roles/ROLE', managers(200)],
    ['POST', '/custom_roles', managers(201)],
    ['PUT', '/custom_roles/ROLE', managers(200)],
    ['DELETE', '/custom_roles/ROLE', managers(204)],
  ])('%s %s', async (method, template, want) => {
    const got = await Promise.all(
      everyone.map(async (name) => {
        const { call, create, agentWith } = desk()
        const { id } = (await create({ name: 'Order desk' })).body.custom_role
        const managing = { manage_roles: 'all-except-self' } as const
        const caller = name === 'light' ? agentWith({}, 1) : name === 'manager' ? agentWith(managing) : name
        const body = method === 'POST' || method === 'PUT' ? { custom_role: { name: 'Returns' } } : undefined
        return (await call(caller, method, template.replace('ROLE', `${id}`), body)).status
      }),
    )
    expect(got).toEqual(want)
  })
})
