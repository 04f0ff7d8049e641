import type { AccountSettings } from '@fakedesk/spec'
import { define } from '../store/definition.ts'

/** What is set for the whole account, group by group, with a value for every setting. */
export type SettingGroups = {
  readonly [Group in keyof AccountSettings]-?: Required<NonNullable<AccountSettings[Group]>>
}

/** The account's settings, kept as its one record of the kind, so that they are written like any other record. */
export interface Settings extends SettingGroups {
  readonly id: 'settings'
  /** Of `localization`, within reach. */
  readonly time_zone: string
  readonly iana_time_zone: string
}

export const accountSettings = define<Settings, SettingGroups>()({
  name: 'account_settings',
  singular: 'account_settings',
  indexes: {},
  present: groupsOf,
})

export function settingsOf(groups: SettingGroups): Settings {
  const { time_zone, iana_time_zone } = groups.localization
  return { ...groups, id: 'settings', time_zone: time_zone ?? 'UTC', iana_time_zone: iana_time_zone ?? 'Etc/UTC' }
}

export function groupsOf({ id: _, time_zone: _name, iana_time_zone: _iana, ...groups }: Settings): SettingGroups {
  return groups
}
