import type { AccountSettingsUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { SettingGroups } from '../../account/account-settings.ts'
import { ianaTimeZone, isTimeZone } from '../../account/time-zones.ts'
import { isObject } from '../../is-object.ts'
import { Validation } from '../../validation.ts'
import { makeDefaultBrand } from '../brands/change-brand.ts'
import { switchHold } from '../custom-ticket-statuses/hold.ts'
import { findLocale } from '../locales/locale.ts'

/** Changes the settings that are named. Throws `invalid` for a language, a time zone or a brand that nobody knows. */
export function changeSettings(account: Account, given: AccountSettingsUpdate): void {
  validate(account, given)
  const brand = account.brands.get(given.brands?.default_brand_id)
  if (brand) makeDefaultBrand(account, brand)
  if (given.tickets?.status_hold != null) switchHold(account, given.tickets.status_hold)
  // What was merged into every setting still has every setting.
  const merged = merge(account.settings, given) as SettingGroups
  account.changeSettings({ ...merged, localization: followed(merged.localization) })
}

/** Names of the time zone and of the language follow from the settings that can be written. */
function followed(localization: SettingGroups['localization']): SettingGroups['localization'] {
  const iana = ianaTimeZone(localization.time_zone ?? '')
  const locale = findLocale(localization.locale_id ?? '')
  return {
    ...localization,
    iana_time_zone: iana ?? localization.iana_time_zone,
    default_locale_identifier: locale?.code ?? localization.default_locale_identifier,
  }
}

function validate(account: Account, given: AccountSettingsUpdate): void {
  const { locale_id, locale_ids, time_zone } = given.localization ?? {}
  const validation = new Validation()
  const locales = [...(locale_ids ?? []), ...(locale_id == null ? [] : [locale_id])]
  if (!locales.every((id) => findLocale(id))) {
    validation.add('localization', { description: 'Locale: is not included in the list', error: 'InvalidValue' })
  }
  if (time_zone != null && !isTimeZone(time_zone)) {
    validation.add('localization', { description: 'Time zone: is not included in the list', error: 'InvalidValue' })
  }
  const brandId = given.brands?.default_brand_id
  if (brandId != null && !account.brands.by('isDeleted', false).has(brandId)) {
    validation.add('brands', { description: 'Default brand: is invalid', error: 'InvalidValue' })
  }
  validation.check()
}

/** The old value with what is given in its place, within objects too; lists are replaced as a whole. */
function merge(before: unknown, given: unknown): unknown {
  // Only texts and numbers can be cleared.
  if (given === undefined || (given === null && typeof before !== 'string' && typeof before !== 'number')) return before
  if (!isObject(given) || !isObject(before)) return given
  const merged: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(given)) merged[key] = merge(before[key], value)
  return merged
}
