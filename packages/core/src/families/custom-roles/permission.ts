import type { CustomRoleConfiguration } from '@fakedesk/spec'

/** All permissions of a team member, each with a value. */
export type Permissions = {
  readonly [Name in keyof CustomRoleConfiguration]-?: NonNullable<CustomRoleConfiguration[Name]>
}
export type Permission = keyof Permissions
