import type { Account } from '../../account.ts'

/** Copies onto a user which organizations and groups they are in; the verbs that change memberships call it. */
export function noteMemberships(account: Account, userId: number): void {
  const user = account.users.get(userId)
  if (!user) return
  const organization_ids = Array.from(account.organizationMemberships.by('user', userId), (one) => one.organization_id)
  const group_ids = Array.from(account.groupMemberships.by('user', userId), (one) => one.group_id)
  if (isSame(organization_ids, user.organization_ids) && isSame(group_ids, user.group_ids)) return
  account.users.update(user, { organization_ids, group_ids })
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((id, place) => id === right[place])
}
