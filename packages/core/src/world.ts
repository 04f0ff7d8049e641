import type { Account, World } from './account.ts'
import { seedBrandAgents } from './families/brand-agents/brand-agents.seed.ts'
import { seedBrands } from './families/brands/brands.seed.ts'
import { seedCustomRoles } from './families/custom-roles/custom-roles.seed.ts'
import { seedGroups } from './families/groups/groups.seed.ts'
import { seedOAuth } from './families/oauth-clients/oauth-clients.seed.ts'
import { seedOrganizations } from './families/organizations/organizations.seed.ts'
import { seedSatisfactionReasons } from './families/satisfaction-reasons/satisfaction-reasons.seed.ts'
import { seedSessions } from './families/sessions/sessions.seed.ts'
import { completeUsers } from './families/users/complete-users.ts'
import { seedUsers } from './families/users/users.seed.ts'

export { defaultPassword, defaultPeople } from './families/users/users.seed.ts'

/** The API token of an account in the default world. */
export const defaultApiToken = 'token'

/** The OAuth access token of each role. */
export const defaultOAuthTokens = {
  admin: 'admin-oauth-token',
  agent: 'agent-oauth-token',
  endUser: 'end-user-oauth-token',
} as const

/** A small believable account: an admin, two agents, customers of one organization, two groups, many sign-ins. */
export function defaultWorld(account: Account): void {
  seedCustomRoles(account)
  seedBrands(account)
  const { admin, agent, secondAgent, endUser, customers } = seedUsers(account)
  seedGroups(account, [admin.id, agent.id, secondAgent.id])
  seedBrandAgents(account)
  seedOrganizations(account, [endUser.id])
  seedOAuth(account)
  seedSatisfactionReasons(account)
  account.apiTokens.insert({ id: account.ids.next(), token: defaultApiToken })
  seedToken(account, admin.id, defaultOAuthTokens.admin)
  seedToken(account, agent.id, defaultOAuthTokens.agent)
  seedToken(account, endUser.id, defaultOAuthTokens.endUser)
  seedSessions(
    account,
    [admin, agent, secondAgent, endUser, ...customers].map(({ id }) => id),
  )
}

/** The world with what its records imply, so that a world may put in plain records. */
export const completed =
  (world: World): World =>
  (account) => {
    world(account)
    completeUsers(account)
  }

function seedToken(account: Account, userId: number, full_token: string): void {
  account.oauthTokens.insert({
    id: account.ids.next(),
    client_id: null,
    user_id: userId,
    full_token,
    refresh_token: null,
    scopes: ['read', 'write', 'impersonate'],
    created_at: account.now,
    expires_at: null,
    refresh_token_expires_at: null,
    used_at: null,
  })
}
