/** What holds for the whole account. */
export interface Settings {
  readonly time_zone: string
  readonly iana_time_zone: string
}

export const defaultSettings: Settings = {
  time_zone: 'Pacific Time (US & Canada)',
  iana_time_zone: 'America/Los_Angeles',
}
