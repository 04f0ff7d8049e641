import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

/** A desk with a deleted user, and what the paths of the table stand for. */
async function desk() {
  const rest = testDesk({ world: quietWorld })
  const { call, person, account, agentWith } = rest
  const [customer, gone] = [...account.users.by('role', 'end-user')].slice(-2)
  await call('admin', 'DELETE', `/users/${gone?.id}`)
  const places: Readonly<Record<string, unknown>> = {
    customer: customer?.id,
    other: person('endUser').id,
    admin: person('admin').id,
    colleague: person('secondAgent').id,
    gone: gone?.id,
    group: account.groups.rows.first()?.id,
    organization: person('endUser').organization_id,
  }
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name) => String(places[name]))
  const light = agentWith({ end_user_list_access: 'full', end_user_profile_access: 'readonly' }, 1)
  const callers = ['admin', 'agent', light, 'endUser', 'nobody'] as const
  return { ...rest, filled, callers }
}

const refused = {
  error: {
    title: 'Forbidden',
    message:
      'You do not have access to this page. Please contact the account owner of this help desk for further help.',
  },
}

const staff = [200, 200, 200, 403, 401]
const editors = [200, 200, 403, 403, 401]
const admins = [200, 403, 403, 403, 401]

/** The statuses for an admin, an agent, a light agent, an end user, and nobody. */
const table: readonly (readonly [call: string, statuses: readonly number[], body?: object])[] = [
  ['GET /users', staff],
  ['GET /users/count', staff],
  ['GET /users/show_many?ids={customer}', staff],
  ['GET /users/search?query=a', staff],
  ['GET /users/autocomplete?name=a', staff],
  ['POST /users/autocomplete', staff, { name: 'a' }],
  ['GET /users/{customer}', staff],
  ['GET /users/{customer}/related', staff],
  ['GET /users/{customer}/entitlements/full', staff],
  ['GET /groups/{group}/users', staff],
  ['GET /groups/{group}/users/count', staff],
  ['GET /organizations/{organization}/users', staff],
  ['GET /organizations/{organization}/users/count', staff],
  ['GET /deleted_users', staff],
  ['GET /deleted_users/count', staff],
  ['GET /deleted_users/{gone}', staff],
  ['GET /users/me', [200, 200, 200, 200, 200]],
  ['GET /users/me/settings', staff],
  ['PUT /users/me/settings', staff, { settings: {} }],
  ['POST /users/request_create', staff, { user: { name: 'A' } }],
  ['POST /users', [201, 201, 403, 403, 401], { user: { name: 'A' } }],
  ['POST /users', [201, 403, 403, 403, 401], { user: { name: 'A', role: 'agent' } }],
  ['POST /users', [201, 403, 403, 403, 401], { user: { name: 'A', role: 'admin' } }],
  ['POST /users/create_or_update', [201, 201, 403, 403, 401], { user: { name: 'A', external_id: 'a' } }],
  ['PUT /users/{customer}', editors, { user: { notes: 'A' } }],
  ['PUT /users/{customer}', admins, { user: { role: 'agent' } }],
  ['PUT /users/{colleague}', admins, { user: { notes: 'A' } }],
  ['PUT /users/{admin}', admins, { user: { notes: 'A' } }],
  ['PUT /users/{customer}/merge', editors, { user: { id: '{other}' } }],
  ['GET /users/{customer}/compliance_deletion_statuses', editors],
  ['POST /users/create_many', staff, { users: [{ name: 'A' }] }],
  ['POST /users/create_or_update_many', staff, { users: [{ name: 'A' }] }],
  ['PUT /users/update_many?ids={customer}', staff, { user: { notes: 'A' } }],
  ['DELETE /users/destroy_many?ids={customer}', admins],
  ['POST /users/logout_many?ids={customer}', [202, 403, 403, 403, 401]],
  ['DELETE /users/{customer}', editors],
  ['DELETE /users/{colleague}', admins],
  ['DELETE /deleted_users/{gone}', editors],
]

const rows = table.map(([operation, statuses, given]) => ({ operation, statuses, given }))

describe('who may', () => {
  test.each(rows)('$operation', async ({ operation, statuses, given }) => {
    const [method = '', path = ''] = operation.split(' ')
    const got: number[] = []
    const bodies: unknown[] = []
    for (const place of statuses.keys()) {
      const { call, filled, callers } = await desk()
      const caller = callers[place] ?? 'nobody'
      const body = given && JSON.parse(filled(JSON.stringify(given)))
      const answer = await call(caller, method, filled(path), body)
      got.push(answer.status)
      if (answer.status === 403) bodies.push(answer.body)
    }
    expect(got).toEqual(statuses)
    expect(bodies).toEqual(bodies.map(() => refused))
  })
})

describe('an agent', () => {
  test('changes their own name, and neither role nor suspension', async () => {
    const { call, person } = testDesk()
    const path = `/users/${person('agent').id}`
    expect((await call('agent', 'PUT', path, { user: { name: 'B', role: 'agent' } })).status).toBe(200)
    expect((await call('agent', 'PUT', path, { user: { role: 'admin' } })).status).toBe(403)
    expect((await call('agent', 'PUT', path, { user: { suspended: true } })).status).toBe(403)
  })

  test('with a role that keeps names does not even that', async () => {
    const { call, agentWith } = testDesk()
    const agent = agentWith({ update_user_own_name: false })
    expect((await call(agent, 'PUT', `/users/${agent.id}`, { user: { name: 'B' } })).status).toBe(403)
  })

  test('whose role sees to team members makes and changes agents, and no admins', async () => {
    const { call, agentWith, person } = testDesk()
    const lead = agentWith({ manage_team_members: 'all', end_user_profile_access: 'full' })
    expect((await call(lead, 'POST', '/users', { user: { name: 'A', role: 'agent' } })).status).toBe(201)
    expect((await call(lead, 'PUT', `/users/${person('agent').id}`, { user: { notes: 'A' } })).status).toBe(200)
    expect((await call(lead, 'PUT', `/users/${person('admin').id}`, { user: { notes: 'A' } })).status).toBe(403)
    expect((await call(lead, 'POST', '/users', { user: { name: 'A', role: 'admin' } })).status).toBe(403)
  })

  test('whose role edits within the organization changes just its users', async () => {
    const { call, agentWith, person, account } = testDesk()
    const inside = person('endUser')
    const outside = account.users.by('sign_in_name', 'rosa.ferrari@example.com').first()
    const agent = agentWith({ end_user_profile_access: 'edit-within-org' })
    await call('admin', 'PUT', `/users/${agent.id}`, { user: { organization_id: inside.organization_id } })
    expect((await call(agent, 'PUT', `/users/${inside.id}`, { user: { notes: 'A' } })).status).toBe(200)
    expect((await call(agent, 'PUT', `/users/${outside?.id}`, { user: { notes: 'A' } })).status).toBe(403)
    expect((await call(agent, 'DELETE', `/users/${inside.id}`)).status).toBe(403)
  })
})
