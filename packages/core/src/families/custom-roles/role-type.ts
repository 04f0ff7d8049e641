/** What `role_type` says of a role and of the users who have it. */
export const roleType = { custom: 0, lightAgent: 1, chatAgent: 2, contributor: 3, admin: 4, billingAdmin: 5 } as const
