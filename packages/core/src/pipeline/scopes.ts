import type { OperationFacts } from '@fakedesk/spec'

/** Scopes that are narrower than `read` and `write`, by what they are for (docs: OAuth > Scopes). */
const resources: Readonly<Record<string, readonly string[]>> = {
  tickets: ['tickets', 'ticket-comments', 'ticket-audits', 'ticket-import', 'deleted-tickets', 'incremental-export'],
  users: ['users', 'user-identities', 'user-passwords', 'sessions', 'end-users', 'user-fields'],
  auditlogs: ['audit-logs', 'access-logs'],
  organizations: ['organizations', 'organization-memberships', 'organization-subscriptions', 'organization-fields'],
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

/** Whether a token with these scopes may call the operation. */
export function allows(scopes: readonly string[], { method, family }: OperationFacts): boolean {
  const kind = method === 'GET' ? 'read' : 'write'
  return scopes.some((scope) => {
    if (scope === 'unrestricted' || scope === kind) return true
    const [resource = '', wanted] = scope.split(':')
    return wanted === kind && (resources[resource]?.includes(family) ?? false)
  })
}
