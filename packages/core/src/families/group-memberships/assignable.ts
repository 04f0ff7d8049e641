import { isTeamMember } from '../../account/actor.ts'
import { roleType } from '../custom-roles/role-type.ts'

/** What tells whether tickets can be assigned to a user. */
export interface Assignee {
  readonly role: string
  readonly role_type: number | null
  readonly active: boolean
  readonly suspended: boolean | null
}

/** Whether tickets can be assigned to the user: team members in use, without light agents and contributors. */
export function isAssignable(user: Assignee): boolean {
  return isTeamMember(user) && user.active && !user.suspended && !unassignable.includes(user.role_type)
}

const unassignable: readonly (number | null)[] = [roleType.lightAgent, roleType.contributor]
