import type { AccountSettings } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { groupsOf } from '../../account/account-settings.ts'
import { demand } from '../../account/permissions.ts'
import type { Handlers } from '../../operation.ts'
import { isHoldOn } from '../custom-ticket-statuses/hold.ts'
import { changeSettings } from './change-settings.ts'

export const accountSettingsOperations = {
  ShowAccountSettings: ({ account }) => ({ settings: settingsOf(account) }),
  UpdateAccountSettings: ({ account, body }) => {
    changeSettings(account, body.settings)
    return { settings: settingsOf(account) }
  },
  GetAccountEmailSettings: ({ account }) => ({ settings: { email: account.settings.email } }),
  UpdateAccountEmailSettings: ({ account, actor, body }) => {
    demand(account, actor, 'manage_extensions_and_channels')
    changeSettings(account, { email: body.settings.email })
    return { settings: { email: account.settings.email } }
  },
} satisfies Handlers<'account-settings'>

/** The brands themselves know which of them is the default, and the statuses whether tickets can be on hold. */
function settingsOf(account: Account): AccountSettings {
  const settings = groupsOf(account.settings)
  const default_brand_id = account.brands.by('isDefault', true).first()?.id ?? settings.brands.default_brand_id
  return {
    ...settings,
    brands: { ...settings.brands, default_brand_id },
    tickets: { ...settings.tickets, status_hold: isHoldOn(account) },
  }
}
