import type { Account, World } from './account/account.ts'
import { daysAgo } from './account/days-ago.ts'
import { closeOfOld, seedAutomations } from './families/automations/automations.seed.ts'
import { planAll } from './families/automations/plan-automations.ts'
import { seedBrandAgents } from './families/brand-agents/brand-agents.seed.ts'
import { seedBrands } from './families/brands/brands.seed.ts'
import { seedCustomRoles } from './families/custom-roles/custom-roles.seed.ts'
import { seedCustomStatuses, seedOwnStatus } from './families/custom-ticket-statuses/custom-ticket-statuses.seed.ts'
import { seedGroups } from './families/groups/groups.seed.ts'
import { seedMacros } from './families/macros/macros.seed.ts'
import { seedOAuth } from './families/oauth-clients/oauth-clients.seed.ts'
import { seedApiToken, seedTokensOfRoles } from './families/oauth-tokens/sign-ins.seed.ts'
import { seedOrganizations } from './families/organizations/organizations.seed.ts'
import { seedSatisfactionReasons } from './families/satisfaction-reasons/satisfaction-reasons.seed.ts'
import { seedSurveys } from './families/satisfaction-surveys/satisfaction-surveys.seed.ts'
import { seedSessions } from './families/sessions/sessions.seed.ts'
import { seedSupportAddresses } from './families/support-addresses/support-addresses.seed.ts'
import { seedOwnFields, seedTicketFields } from './families/ticket-fields/ticket-fields.seed.ts'
import { seedOwnForm, seedTicketForms } from './families/ticket-forms/ticket-forms.seed.ts'
import type { OrderForm } from './families/tickets/default-tickets/teller.ts'
import { seedTickets } from './families/tickets/tickets.seed.ts'
import { seedTriggers } from './families/triggers/triggers.seed.ts'
import { completeUsers } from './families/users/complete-users.ts'
import { seedUsers } from './families/users/users.seed.ts'
import { seedViews } from './families/views/views.seed.ts'
import { plantSeed } from './seed/plant-seed.ts'
import type { Seed } from './seed/seed.ts'

export { defaultApiToken, defaultOAuthTokens } from './families/oauth-tokens/sign-ins.seed.ts'
export { defaultPassword, defaultPeople } from './families/users/users.seed.ts'

/** Makes the default world, by the verbs of the families. Accounts read what was made before: `world/default-world.ts`. */
export function makeDefaultWorld(account: Account): void {
  seedTickets(account, peopled(account))
  seedRules(account)
}

/** The default world before anybody has asked for anything: without tickets, for tests that count their own. */
export function quietWorld(account: Account): void {
  peopled(account)
  seedRules(account)
}

/** The rules that every account has, as old as it is. They come last: what they would have done until now is done. */
function seedRules(account: Account): void {
  const automation = daysAgo(account, 200, () => {
    seedTriggers(account)
    seedViews(account)
    seedMacros(account)
    return seedAutomations(account)
  })
  closeOfOld(account, automation)
  planAll(account, account.clock.now() / 1000 + 60 * 60)
}

function peopled(account: Account): OrderForm {
  daysAgo(account, 200, () => {
    seedCustomRoles(account)
    seedBrands(account)
    seedSupportAddresses(account)
    seedCustomStatuses(account)
    seedTicketFields(account)
    seedTicketForms(account)
    seedSatisfactionReasons(account)
    seedSurveys(account)
  })
  const { admin, agent, secondAgent, endUser, customers } = seedUsers(account)
  daysAgo(account, 150, () => {
    seedGroups(account, [admin.id, agent.id, secondAgent.id])
    seedBrandAgents(account)
    seedOrganizations(account, [endUser.id])
  })
  daysAgo(account, 90, () => {
    seedOAuth(account)
    seedApiToken(account)
    seedTokensOfRoles(account)
  })
  const orders = daysAgo(account, 120, () => {
    const { id: carrierStatusId } = seedOwnStatus(account)
    const fields = seedOwnFields(account, admin.id)
    return { fields, carrierStatusId, form: seedOwnForm(account, fields) }
  })
  seedSessions(account, [admin, agent, secondAgent, endUser, ...customers])
  return orders
}

/** The world that a seed describes, with what every account has. */
export const seededWorld =
  (seed: Seed): World =>
  (account) => {
    plantSeed(account, seed)
    if (account.supportAddresses.size === 0) seedSupportAddresses(account)
    seedSurveys(account)
  }

/** The world with what its records imply, so that a world may put in plain records. */
export const completed =
  (world: World): World =>
  (account) => {
    world(account)
    completeUsers(account)
  }
