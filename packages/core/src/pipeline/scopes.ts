import type { OperationFacts } from '@fakedesk/spec'

/** Scopes that are narrower than `read` and `write`, and the families that each is for (docs: OAuth > Scopes). */
const resources: Readonly<Record<string, readonly string[]>> = {
  // Audits of tickets need the global `read`.
  tickets: ['tickets', 'ticket-comments', 'ticket-import', 'deleted-tickets', 'incremental-tickets'],
  users: ['users', 'user-identities', 'user-passwords', 'sessions', 'end-users', 'user-fields', 'incremental-users'],
  auditlogs: ['audit-logs', 'access-logs'],
  organizations: [
    'organizations',
    'organization-memberships',
    'organization-subscriptions',
    'organization-fields',
    'incremental-organizations',
  ],
  apps: ['apps'],
  triggers: ['triggers', 'trigger-categories'],
  automations: ['automations'],
  targets: ['targets', 'target-failures'],
  webhooks: ['webhooks', 'webhook-invocations'],
  macros: ['macros'],
  requests: ['requests'],
  satisfaction_ratings: ['satisfaction-ratings', 'satisfaction-reasons'],
  dynamic_content: ['dynamic-content', 'dynamic-content-item-variants'],
  any_channel: ['channel-framework'],
  security: ['security-settings'],
}

/** The global scope that the operation needs. */
export const neededScope = ({ method }: OperationFacts) => (method === 'GET' ? 'read' : 'write')

/** Whether a token with these scopes may call the operation. A scope that nobody knows allows nothing. */
export function allows(scopes: readonly string[], facts: OperationFacts): boolean {
  const kind = neededScope(facts)
  return scopes.some((scope) => {
    if (scope === 'unrestricted' || scope === kind) return true
    const [resource = '', wanted] = scope.split(':')
    if (wanted !== kind || !Object.hasOwn(resources, resource)) return false
    return resources[resource]?.includes(subjectOf(facts)) ?? false
  })
}

/** Whether a token with these scopes may read what is no operation's: files. */
export const allowsReading = (scopes: readonly string[]) =>
  scopes.some((scope) => scope === 'unrestricted' || scope === 'read' || scope === 'tickets:read')

/** One family holds the exports of several kinds of record: `/api/v2/incremental/users/cursor` is about users. */
function subjectOf({ family, path }: OperationFacts): string {
  if (family !== 'incremental-export') return family
  const kind = path.split('/')[4] ?? ''
  return `incremental-${kind === 'ticket_events' ? 'tickets' : kind}`
}
