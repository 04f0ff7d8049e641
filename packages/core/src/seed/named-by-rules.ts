/** The lists of a seed whose records conditions and actions name. */
export const namedByRules = [
  'groups',
  'users',
  'organizations',
  'ticket_fields',
  'ticket_forms',
  'custom_statuses',
  'brands',
] as const
