import type { Account } from './account.ts'
import { timestamp } from './clock.ts'
import { startSession } from './families/sessions/sign-in.ts'
import { newUser } from './families/users/user-defaults.ts'

/** The password of everybody in the default world. */
export const defaultPassword = 'password'
/** The API token of an account in the default world. */
export const defaultApiToken = 'token'

/** Who is in the default world, and how each signs in; the banner and the documents tell these. */
export const defaultPeople = {
  admin: { name: 'Ada Admin', email: 'admin@example.com', role: 'admin', login: 'login' },
  agent: { name: 'Aki Agent', email: 'agent@example.com', role: 'agent' },
  secondAgent: { name: 'Amara Second', email: 'second.agent@example.com', role: 'agent' },
  endUser: { name: 'Elif Customer', email: 'end.user@example.com', role: 'end-user' },
} as const

/** The OAuth access token of each role. */
export const defaultOAuthTokens = {
  admin: 'admin-oauth-token',
  agent: 'agent-oauth-token',
  endUser: 'end-user-oauth-token',
} as const

const furtherEndUsers = [
  'Rosa Ferrari',
  'Kofi Mensah',
  'Yuki Tanaka',
  'Lena Vogel',
  'Omar Haddad',
  'Priya Nair',
  'Mateo Silva',
  'Nadia Petrova',
] as const

const day = 24 * 60 * 60_000

/** A small believable account: an admin, two agents, customers of one organization, two groups, many sign-ins. */
export function defaultWorld(account: Account): void {
  const organization = account.organizations.insert({
    id: account.ids.next(),
    name: 'Example Customer',
    shared_tickets: false,
    shared_comments: false,
    external_id: null,
    created_at: account.now,
    updated_at: account.now,
    domain_names: [],
    details: null,
    notes: null,
    group_id: null,
    tags: [],
    organization_fields: {},
  })
  for (const [name, isDefault] of [
    ['Support', true],
    ['Billing', false],
  ] as const) {
    account.groups.insert({
      id: account.ids.next(),
      is_public: true,
      name,
      description: '',
      default: isDefault,
      deleted: false,
      created_at: account.now,
      updated_at: account.now,
    })
  }
  const staff = { ticket_restriction: null, restricted_agent: false }
  const common = { verified: true, password: defaultPassword }
  const admin = account.users.insert(newUser(account, { ...common, ...staff, ...defaultPeople.admin, role_type: 4 }))
  const agent = account.users.insert(newUser(account, { ...common, ...staff, ...defaultPeople.agent }))
  const secondAgent = account.users.insert(newUser(account, { ...common, ...staff, ...defaultPeople.secondAgent }))
  const endUser = account.users.insert(
    newUser(account, { ...common, ...defaultPeople.endUser, organization_id: organization.id }),
  )
  const customers = furtherEndUsers.map((name) =>
    account.users.insert(
      newUser(account, { ...common, name, email: `${name.toLowerCase().replace(' ', '.')}@example.com` }),
    ),
  )
  account.apiTokens.insert({ id: account.ids.next(), token: defaultApiToken })
  for (const [user, full_token] of [
    [admin, defaultOAuthTokens.admin],
    [agent, defaultOAuthTokens.agent],
    [endUser, defaultOAuthTokens.endUser],
  ] as const) {
    account.oauthTokens.insert({
      id: account.ids.next(),
      client_id: null,
      user_id: user.id,
      full_token,
      refresh_token: null,
      scopes: ['read', 'write', 'impersonate'],
      created_at: account.now,
      expires_at: null,
      refresh_token_expires_at: null,
      used_at: null,
    })
  }
  seedSessions(
    account,
    [admin, agent, secondAgent, endUser, ...customers].map(({ id }) => id),
  )
}

/** More than one page of sessions, spread over people and over the last month. */
function seedSessions(account: Account, userIds: readonly number[]): void {
  for (let i = 0; i < 130; i++) {
    const userId = userIds[i % userIds.length]
    if (userId === undefined) return
    const session = startSession(account, userId)
    const began = account.clock.now() - account.chance.integer(30 * day)
    const seen = began + account.chance.integer(account.clock.now() - began + 1)
    account.sessions.update(session, { authenticated_at: timestamp(began), last_seen_at: timestamp(seen) })
  }
}
