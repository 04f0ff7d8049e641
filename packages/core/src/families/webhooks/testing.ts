/** What makes a webhook that calls this address for these events; those of rules if none is named. For tests. */
export const webhookTo = (endpoint: string, ...subscriptions: readonly string[]) => ({
  name: 'Warehouse',
  endpoint,
  http_method: 'POST',
  request_format: 'json',
  status: 'active',
  subscriptions: subscriptions.length > 0 ? subscriptions : ['conditional_ticket_events'],
})
