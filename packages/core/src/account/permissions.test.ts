import { describe, expect, test } from 'vitest'
import type { StoredUser } from '../families/users/user.ts'
import { newUser } from '../families/users/user-defaults.ts'
import { type Caller, type TestAnswer, testDesk } from '../testing.ts'

/**
 * A desk with an organization `home`, which every agent below is in, and a `foreign` one; one customer in each, and a
 * colleague, who is an agent of both.
 */
async function desk() {
  const rest = testDesk()
  const { account, call, person, agentWith } = rest
  const made = async (path: string, body: object) => {
    const answer = await call('admin', 'POST', path, body)
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return Object.values(Object(answer.body))[0] as { readonly id: number }
  }
  const organization = (name: string) =>
    made('/organizations', { organization: { name, external_id: name, notes: 'parcels' } })
  const [home, foreign] = [await organization('Bay home'), await organization('Bay foreign')]
  const customer = (name: string, { id }: { readonly id: number }) =>
    made('/users', {
      user: {
        name,
        organization_id: id,
        external_id: name,
        email: `${name.split(' ')[1]}@mail.example`,
        verified: true,
      },
    })
  const [near, far] = [await customer('Customer near', home), await customer('Customer far', foreign)]
  const groups = [await made('/groups', { group: { name: 'One' } }), await made('/groups', { group: { name: 'Two' } })]
  const places: Record<string, number | null> = {
    home: home.id,
    foreign: foreign.id,
    near: near.id,
    far: far.id,
    group: groups[0]?.id ?? 0,
    otherGroup: groups[1]?.id ?? 0,
    admin: person('admin').id,
    colleague: person('secondAgent').id,
    ...(await memberships()),
  }

  async function memberships() {
    const join = async (user: number, group: { readonly id: number } | undefined) =>
      (await made('/group_memberships', { group_membership: { user_id: user, group_id: group?.id } })).id
    const all = async (user: number, organizationId: number) =>
      (
        await made('/organization_memberships', {
          organization_membership: { user_id: user, organization_id: organizationId },
        })
      ).id
    const colleagueAbroad = await all(person('secondAgent').id, foreign.id)
    return {
      colleagueHere: await all(person('secondAgent').id, home.id),
      colleagueAbroad,
      ofAdmin: await join(person('admin').id, groups[0]),
      ofColleague: await join(person('secondAgent').id, groups[0]),
      ofNear: account.organizationMemberships.by('user', near.id).first()?.id ?? null,
      ofFar: account.organizationMemberships.by('user', far.id).first()?.id ?? null,
    }
  }

  const full = { end_user_list_access: 'full', end_user_profile_access: 'full', ticket_access: 'all' } as const
  const classic = (restriction: string | null): StoredUser =>
    account.commit(() => {
      const id = account.ids.next()
      return account.users.insert({
        ...newUser(account, { name: `Classic ${id}`, email: `classic.${id}@example.com` }),
        ...{
          id,
          verified: true,
          role: 'agent',
          ticket_restriction: restriction,
          restricted_agent: restriction !== null,
        },
      })
    })

  /** Those who call, by what is particular to them. */
  const callers = {
    admin: () => person('admin'),
    agent: () => classic(null),
    kept: () => classic('organization'),
    requesting: () => classic('requested'),
    byGroups: () => classic('groups'),
    byAssignment: () => classic('assigned'),
    keptByRole: () => agentWith({ ...full, ticket_access: 'within-organization' }),
    unlisted: () => agentWith({ ...full, end_user_list_access: 'none' }),
    reader: () => agentWith({ ...full, end_user_profile_access: 'readonly' }),
    nearby: () => agentWith({ ...full, end_user_profile_access: 'edit-within-org' }),
    organizer: () => agentWith({ ...full, manage_organizations: true, organization_editing: true }),
    lead: () =>
      agentWith({ ...full, manage_team_members: 'all-with-self-restriction', manage_group_memberships: true }),
  }

  /** One of them, who is in the organization `home`; as `{self}` in texts. */
  async function as(name: keyof typeof callers): Promise<{ readonly email: string | null }> {
    const user = callers[name]()
    if (name !== 'admin') {
      const organization_membership = { user_id: user.id, organization_id: home.id }
      await call('admin', 'POST', '/organization_memberships', { organization_membership })
      places.ofSelf = (
        await made('/group_memberships', { group_membership: { user_id: user.id, group_id: groups[0]?.id } })
      ).id
    }
    places.self = user.id
    return { email: user.email }
  }

  const filled = (text: string) =>
    text.replaceAll(/"?\{(\w+)\}"?/g, (whole, name) => (name in places ? String(places[name]) : whole))
  /** Calls `PUT /users/{near}` with the places filled in. */
  async function ask(caller: Caller, operation: string, body?: object): Promise<TestAnswer> {
    const [method = '', path = ''] = operation.split(/ (.*)/)
    return call(caller, method, filled(path), body && JSON.parse(filled(JSON.stringify(body))))
  }

  return { ...rest, as, ask, filled }
}

type Name = Parameters<Awaited<ReturnType<typeof desk>>['as']>[0]

type Row = readonly [want: string, operation: string, body?: object]

const rowsOf = (table: readonly Row[]) =>
  table.map(([want, operation, given]) => ({ want, operation, given, title: JSON.stringify(given) ?? '' }))
const user = (given: object) => ({ user: given })

const changers: readonly Name[] = [
  ...(['admin', 'agent', 'kept', 'keptByRole', 'unlisted'] as const),
  ...(['reader', 'nearby', 'organizer', 'lead'] as const),
]

/** Statuses by who calls, in the order of `changers`. */
const changes: Readonly<Record<string, readonly Row[]>> = {
  'of themselves': [
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{self}', user({ group_ids: ['{group}', '{otherGroup}'] })],
    ['200 200 200 200 200 200 200 200 200', 'PUT /users/{self}', user({ group_ids: ['{group}'] })],
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{self}', user({ group_id: '{otherGroup}' })],
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{self}', user({ default_group_id: '{otherGroup}' })],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ organization_id: '{foreign}' })],
    ['200 200 200 200 200 200 200 200 200', 'PUT /users/{self}', user({ organization_id: '{home}' })],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ organization_id: null })],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ organization_ids: ['{home}', '{foreign}'] })],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ organization: { name: 'Bay foreign' } })],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ organization_name: 'Bay foreign' })],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ moderator: true })],
    [
      '200 200 403 200 200 200 200 200 200',
      'PUT /users/{self}',
      user({ ticket_restriction: null, only_private_comments: false }),
    ],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ only_private_comments: true })],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{self}', user({ email: 'new@mail.example', verified: true })],
    [
      '201 403 403 403 403 403 403 403 403',
      'POST /users/{self}/identities',
      { identity: { type: 'email', value: 'new@mail.example', verified: true } },
    ],
    [
      '201 201 201 403 403 403 403 403 403',
      'POST /users/{self}/identities',
      { identity: { type: 'email', value: 'new@mail.example' } },
    ],
    [
      '201 403 403 403 403 403 403 403 403',
      'POST /organization_memberships',
      { organization_membership: { user_id: '{self}', organization_id: '{foreign}' } },
    ],
    [
      '201 403 403 403 403 403 403 403 201',
      'POST /group_memberships',
      { group_membership: { user_id: '{self}', group_id: '{otherGroup}' } },
    ],
    ['400 200 200 200 200 200 200 200 200', 'PUT /users/{self}/group_memberships/{ofSelf}/make_default'],
    [
      '201 201 404 404 201 201 201 201 201',
      'POST /organization_subscriptions',
      { organization_subscription: { user_id: '{self}', organization_id: '{foreign}' } },
    ],
  ],
  'of others': [
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{near}', user({ moderator: true })],
    ['200 200 200 200 200 403 200 200 200', 'PUT /users/{near}', user({ notes: 'A' })],
    ['200 200 404 404 200 403 403 200 200', 'PUT /users/{far}', user({ notes: 'A' })],
    ['200 403 403 403 403 403 403 200 403', 'PUT /users/{near}', user({ organization: { name: 'Unheard of' } })],
    ['200 403 403 403 403 403 403 200 403', 'PUT /users/{near}', user({ organization_name: 'Unheard of' })],
    ['200 200 403 403 200 403 403 200 200', 'PUT /users/{near}', user({ organization_id: '{foreign}' })],
    ['200 200 403 403 200 403 403 200 200', 'PUT /users/{near}', user({ organization_ids: ['{home}', '{foreign}'] })],
    ['201 403 403 403 403 403 403 201 403', 'POST /users', user({ name: 'New', organization: { name: 'Unheard of' } })],
    ['201 201 201 201 201 403 201 201 201', 'POST /users', user({ name: 'New', organization_id: '{home}' })],
    ['201 201 403 403 201 403 403 201 201', 'POST /users', user({ name: 'New', organization_id: '{foreign}' })],
    ['201 201 403 403 201 403 403 201 201', 'POST /users', user({ name: 'New' })],
    [
      '200 200 403 403 200 403 403 200 200',
      'POST /users/create_or_update',
      user({ name: 'Customer far', external_id: 'customer far', notes: 'A' }),
    ],
    ['200 200 404 404 200 403 403 200 200', 'PUT /users/{near}/merge', user({ id: '{far}' })],
    ['200 200 403 200 200 403 403 200 200', 'DELETE /users/{near}'],
    ['200 200 404 404 200 403 403 200 200', 'DELETE /users/{far}'],
    [
      '201 201 201 201 201 403 201 201 201',
      'POST /users/{near}/identities',
      { identity: { type: 'email', value: 'new@mail.example' } },
    ],
    [
      '201 201 404 404 201 403 403 201 201',
      'POST /users/{far}/identities',
      { identity: { type: 'email', value: 'new@mail.example' } },
    ],
  ],
  'of tags': [
    ['201 201 201 201 201 403 201 201 201', 'POST /users/{near}/tags', { tags: ['a'] }],
    ['200 200 200 200 200 403 200 200 200', 'PUT /users/{near}/tags', { tags: ['a'] }],
    ['200 200 200 200 200 403 200 200 200', 'DELETE /users/{near}/tags', { tags: ['a'] }],
    ['200 200 404 404 200 403 403 200 200', 'PUT /users/{far}/tags', { tags: ['a'] }],
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{colleague}/tags', { tags: ['a'] }],
    ['200 403 403 403 403 403 403 403 403', 'PUT /users/{admin}/tags', { tags: ['a'] }],
    ['200 403 403 403 403 403 403 200 403', 'PUT /organizations/{home}/tags', { tags: ['a'] }],
    ['201 403 403 403 403 403 403 201 403', 'POST /organizations/{home}/tags', { tags: ['a'] }],
    ['200 403 403 403 403 403 403 200 403', 'DELETE /organizations/{home}/tags', { tags: ['a'] }],
    ['200 403 404 404 403 403 403 200 403', 'PUT /organizations/{foreign}/tags', { tags: ['a'] }],
  ],
  'of memberships': [
    [
      '201 201 403 403 201 403 403 201 201',
      'POST /organization_memberships',
      { organization_membership: { user_id: '{near}', organization_id: '{foreign}' } },
    ],
    [
      '201 201 403 403 201 403 403 201 201',
      'POST /users/{near}/organization_memberships',
      { organization_membership: { organization_id: '{foreign}' } },
    ],
    [
      '200 200 403 403 200 403 403 200 200',
      'POST /organization_memberships/create_many',
      { organization_memberships: [{ user_id: '{near}', organization_id: '{foreign}' }] },
    ],
    ['204 204 204 204 204 403 204 204 204', 'DELETE /organization_memberships/{ofNear}'],
    ['204 204 404 404 204 403 403 204 204', 'DELETE /organization_memberships/{ofFar}'],
    ['204 403 404 404 403 403 403 403 204', 'DELETE /organization_memberships/{colleagueAbroad}'],
    ['200 200 200 200 200 403 200 200 200', 'DELETE /organization_memberships/destroy_many?ids={ofNear}'],
    ['204 204 204 204 204 403 204 204 204', 'DELETE /users/{near}/organizations/{home}'],
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{colleague}/organizations/{home}/make_default'],
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{admin}/group_memberships/{ofAdmin}/make_default'],
    ['200 403 403 403 403 403 403 403 200', 'PUT /users/{colleague}/group_memberships/{ofColleague}/make_default'],
  ],
  'of organizations': [
    ['200 403 403 403 403 403 403 200 403', 'PUT /organizations/{home}', { organization: { name: 'New' } }],
    ['200 200 200 403 403 403 403 200 403', 'PUT /organizations/{home}', { organization: { notes: 'New' } }],
    ['200 200 404 404 403 403 403 200 403', 'PUT /organizations/{foreign}', { organization: { notes: 'New' } }],
    [
      '200 200 404 404 403 403 403 200 403',
      'POST /organizations/create_or_update',
      { organization: { id: '{foreign}', notes: 'New' } },
    ],
    [
      '200 403 403 403 403 403 403 200 403',
      'PUT /organizations/update_many?ids={home}',
      { organization: { details: 'A' } },
    ],
    ['204 403 403 403 403 403 403 204 403', 'DELETE /organizations/{home}'],
  ],
}

describe.each(Object.entries(changes))('changes %s', (_, table) => {
  test.each(rowsOf(table))('$operation $title: $want', async ({ want, operation, given }) => {
    const got: number[] = []
    for (const name of changers) {
      // Each on a desk of their own: what one may change, another finds changed.
      const { as, ask } = await desk()
      got.push((await ask(await as(name), operation, given)).status)
    }
    expect(got.join(' ')).toBe(want)
  })
})

const lookers: readonly Name[] = [
  ...(['admin', 'agent', 'kept', 'requesting', 'keptByRole'] as const),
  ...(['byGroups', 'byAssignment', 'unlisted', 'reader'] as const),
]

/** Whose organization and customer the answer shows, or its status, by who calls in the order of `lookers`. */
const sights: readonly Row[] = [
  ['far far 404 404 404 far far far far', 'GET /organizations/{foreign}'],
  ['near near near near near near near near near', 'GET /organizations/{home}'],
  ['both both 403 403 403 both both both both', 'GET /organizations'],
  ['none none 403 403 403 none none none none', 'GET /organizations/count'],
  ['both both near near near both both both both', 'GET /organizations/show_many?ids={home},{foreign}'],
  ['both both near near near both both both both', 'GET /organizations/show_many?external_ids=Bay home,Bay foreign'],
  ['both both near near near both both both both', 'GET /organizations/autocomplete?name=bay'],
  ['far far 403 403 403 far far far far', 'GET /organizations/search?name=Bay foreign'],
  ['far far 403 403 403 far far far far', 'GET /organizations/search?external_id=bay foreign'],
  ['both both near near near both both both both', 'GET /search?query=type:organization parcels'],
  ['both both near near near both both both both', 'GET /search?query=bay'],
  ['both both near near near both both both both', 'GET /search/export?query=bay&filter[type]=organization'],
  ['both 403 403 403 403 403 403 403 403', 'GET /incremental/organizations?start_time=0'],
  ['none none 404 404 404 none none none none', 'GET /organizations/{foreign}/related'],
  ['none none 404 404 404 none none none none', 'GET /organizations/{foreign}/tags'],
  ['far far 404 404 404 far far 403 far', 'GET /organizations/{foreign}/users'],
  ['none none 404 404 404 none none 403 none', 'GET /organizations/{foreign}/users/count'],
  ['far far 404 404 404 far far far far', 'GET /organizations/{foreign}/organization_memberships'],
  ['none none 404 404 404 none none none none', 'GET /organizations/{foreign}/subscriptions'],
  ['far far 403 403 403 far far far far', 'GET /users/{far}/organizations'],
  ['near near 403 403 403 near near near near', 'GET /users/{near}/organizations'],
  ['both both 403 403 403 both both both both', 'GET /users/{colleague}/organizations'],
  ['none none 403 403 403 none none none none', 'GET /users/{colleague}/organizations/count'],
  ['none near near near near near near near near', 'GET /users/{self}/organizations'],
  ['both both near near near both both both both', 'GET /organization_memberships'],
  ['far far 404 404 404 far far far far', 'GET /organization_memberships/{ofFar}'],
  ['near near near near near near near near near', 'GET /organization_memberships/{ofNear}'],
  ['far far 404 404 404 far far far far', 'GET /users/{far}/organization_memberships'],
  ['both both near near near both both both both', 'GET /users/{colleague}/organization_memberships'],
  ['far far none none none far far far far', 'GET /users/{colleague}?include=organizations'],
  ['both both near near near both both both both', 'GET /organization_memberships?include=organizations,users'],
  ['far far 404 404 404 far far far far', 'GET /users/{far}'],
  ['near near near near near near near near near', 'GET /users/{near}'],
  ['both both near near near both both 403 both', 'GET /users'],
  ['none none none none none none none 403 none', 'GET /users/count'],
  ['none none none none none none none 403 none', 'GET /users?role=agent'],
  ['both both near near near both both both both', 'GET /users/show_many?ids={near},{far}'],
  ['both both near near near both both both both', 'GET /users/show_many?external_ids=customer near,customer far'],
  ['both both near near near both both 403 both', 'GET /users/search?query=customer'],
  ['far far none none none far far 403 far', 'GET /users/search?query=far@mail.example'],
  ['far far none none none far far 403 far', 'GET /users/search?external_id=customer far'],
  ['both both near near near both both 403 both', 'GET /users/autocomplete?name=customer'],
  ['both both near near near both both 403 both', 'POST /users/autocomplete', { name: 'customer' }],
  ['both both near near near both both none both', 'GET /search?query=type:user customer'],
  ['both both near near near both both none both', 'GET /search?query=customer'],
  ['far far none none none far far none far', 'GET /search?query=far@mail.example'],
  ['both both near near near both both none both', 'GET /search/export?query=customer&filter[type]=user'],
  ['both 403 403 403 403 403 403 403 403', 'GET /incremental/users?start_time=0'],
  ['both 403 403 403 403 403 403 403 403', 'GET /incremental/users/cursor?start_time=0'],
  ['near near near near near near near 403 near', 'GET /organizations/{home}/users'],
  ['both both near near near both both both both', 'GET /organizations/show_many?ids={home},{foreign}&include=users'],
  ['none none none none none none none none none', 'GET /groups/{group}/users'],
  ['far far 404 404 404 far far far far', 'GET /users/{far}/identities'],
  ['none none 404 404 404 none none none none', 'GET /users/{far}/related'],
  ['none none 404 404 404 none none none none', 'GET /users/{far}/tags'],
  ['none none 404 404 404 none none none none', 'GET /users/{far}/groups'],
  ['none none 404 404 404 none none none none', 'GET /users/{far}/group_memberships'],
  ['none none 404 404 404 none none none none', 'GET /users/{far}/organization_subscriptions'],
  ['none none 404 404 404 none none none none', 'GET /users/{far}/entitlements/full'],
  ['none 403 403 403 403 403 403 403 403', 'GET /users/{far}/sessions'],
  ['none none 404 404 404 none none none none', 'GET /users/{far}/password/requirements'],
  ['none none none none none none none 403 none', 'GET /deleted_users'],
  ['none none 404 404 404 none none none 403', 'GET /users/{far}/compliance_deletion_statuses'],
]

describe('what is seen', () => {
  test.each(rowsOf(sights))('$operation: $want', async ({ want, operation, given }) => {
    const { as, ask } = await desk()
    const got: string[] = []
    for (const name of lookers) got.push(sightIn(await ask(await as(name), operation, given)))
    expect(got.join(' ')).toBe(want)
  })

  test('of an organization an agent who cannot list end users sees the team alone', async () => {
    const { as, ask } = await desk()
    const members = async (name: Name) =>
      (await ask(await as(name), 'GET /organizations/show_many?ids={foreign}&include=users')).body.users.length
    expect(await members('agent')).toBe(2)
    expect(await members('unlisted')).toBe(1)
  })

  test('changes with the role at once', async () => {
    const { as, ask, account } = await desk()
    const caller = await as('keptByRole')
    expect((await ask(caller, 'GET /users/{far}')).status).toBe(404)
    const role = account.customRoles.get(account.users.by('sign_in_name', caller.email ?? '').first()?.custom_role_id)
    const custom_role = { configuration: { ticket_access: 'all' } }
    await ask({ email: 'admin@example.com' }, `PUT /custom_roles/${role?.id}`, { custom_role })
    expect((await ask(caller, 'GET /users/{far}')).status).toBe(200)
  })

  test('is what both the role and the own restriction leave', async () => {
    const { as, ask } = await desk()
    const caller = await as('unlisted')
    const seen = async (path: string) => (await ask(caller, `GET ${path}`)).status
    await ask({ email: 'admin@example.com' }, 'POST /tickets', {
      ticket: { subject: 'A', comment: { body: 'B' }, requester_id: '{far}' },
    })
    const { body } = await ask({ email: 'admin@example.com' }, 'GET /tickets')
    const ticket = `/tickets/${body.tickets[0].id}`
    expect([await seen('/organizations/{foreign}'), await seen(ticket)]).toEqual([200, 200])
    for (const [restriction, organization] of [
      ['organization', 404],
      ['groups', 200],
      ['assigned', 200],
      ['requested', 404],
      ['constructor', 200],
    ] as const) {
      await ask({ email: 'admin@example.com' }, 'PUT /users/{self}', { user: { ticket_restriction: restriction } })
      expect([restriction, await seen('/organizations/{foreign}')]).toEqual([restriction, organization])
      expect([restriction, await seen(ticket)]).not.toContain(200)
    }
  })

  test('is what the one sees who is acted for', async () => {
    const { as, filled, send } = await desk()
    await as('kept')
    const headers = { Authorization: 'Bearer admin-oauth-token', 'X-On-Behalf-Of': filled('{self}') }
    expect((await send('GET', filled('/organizations/{home}'), { headers })).status).toBe(200)
    expect((await send('GET', filled('/organizations/{foreign}'), { headers })).status).toBe(404)
  })
})

function sightIn({ status, body }: TestAnswer): string {
  if (status >= 400) return String(status)
  const text = JSON.stringify(body)
  const [near, far] = [/Bay home|Customer near|near@mail/.test(text), /Bay foreign|Customer far|far@mail/.test(text)]
  return near && far ? 'both' : near ? 'near' : far ? 'far' : 'none'
}

describe('bulk changes', () => {
  test.each([
    ['agent', 'PUT /users/update_many?ids={near}', user({ organization: { name: 'Unheard of' } }), 'near'],
    ['reader', 'PUT /users/update_many?ids={near}', user({ notes: 'A' }), 'near'],
    ['kept', 'PUT /users/update_many?ids={far}', user({ notes: 'A' }), 'far'],
    ['agent', 'PUT /users/update_many', { users: [{ id: '{self}', moderator: true }] }, 'self'],
    ['kept', 'POST /users/create_or_update_many', { users: [{ external_id: 'customer far', notes: 'A' }] }, 'far'],
    ['kept', 'PUT /organizations/update_many', { organizations: [{ id: '{foreign}', notes: 'A' }] }, 'foreign'],
  ] as const)('%s: %s %j does nothing', async (name, operation, given, place) => {
    const { as, ask, account, filled, finished } = await desk()
    const caller = await as(name)
    const id = Number(filled(`{${place}}`))
    const record = () => account.users.get(id) ?? account.organizations.get(id)
    const { length } = [...account.organizations.rows]
    const before = JSON.stringify({ ...record(), last_login_at: null })
    const { body } = await finished(await ask(caller, operation, given))
    expect(body.job_status.results).toMatchObject([{ error: expect.any(String) }])
    expect(JSON.stringify({ ...record(), last_login_at: null })).toBe(before)
    expect([...account.organizations.rows]).toHaveLength(length)
  })
})
