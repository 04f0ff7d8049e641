import type { AccountSettings } from '@fakedesk/spec'
import { define } from './store/collection.ts'

/** What holds for the whole account, group by group, with a value for every setting. */
export type Settings = {
  readonly [Group in keyof AccountSettings]-?: Required<NonNullable<AccountSettings[Group]>>
}

/** The one record that the settings of an account are kept in, so that they are written like any other record. */
export interface StoredSettings {
  readonly id: 'settings'
  readonly groups: Settings
}

export const accountSettings = define<StoredSettings, AccountSettings>()({
  name: 'account_settings',
  singular: 'account_settings',
  indexes: {},
  present: ({ groups }) => groups,
})

/** The settings as the engine reads them: the groups, and within reach what many ask for. */
export interface SettingsInForce extends Settings {
  readonly time_zone: string
  readonly iana_time_zone: string
}

export function inForce({ groups }: StoredSettings): SettingsInForce {
  const { time_zone, iana_time_zone } = groups.localization
  return { ...groups, time_zone: time_zone ?? 'UTC', iana_time_zone: iana_time_zone ?? 'Etc/UTC' }
}
