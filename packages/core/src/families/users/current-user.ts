import type { CurrentUser, UserSettings, UserSettingsWrite } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { digest } from '../../account/chance.ts'
import type { Call } from '../../operation.ts'
import { defaultLocale } from '../locales/locale.ts'
import type { StoredUser } from './user.ts'

/** What `users/me` answers: the user in the look that they have of themselves, and the token for unsafe requests. */
export function currentUser(
  { account, actor, origin }: Pick<Call<'ShowCurrentUser'>, 'account' | 'actor' | 'origin'>,
  user: StoredUser,
): CurrentUser {
  const shown = Object.entries(account.users.show(user, { actor, origin }))
  const session = account.sessions.get(actor.session)
  const authenticity_token = session?.authenticity_token ?? tokenOf(account, user.id)
  // The token stands behind `verified` (recorded).
  const place = shown.findIndex(([name]) => name === 'verified') + 1
  const members = [...shown.slice(0, place), ['authenticity_token', authenticity_token], ...shown.slice(place)]
  // The user's own members and one more: just what the schema of the current user has.
  return Object.fromEntries(members) as CurrentUser
}

/** Recorded: who `users/me` says the caller is when nobody has signed in. */
export function anonymousUser({ account, origin }: Pick<Call<'ShowCurrentUser'>, 'account' | 'origin'>): CurrentUser {
  const { time_zone, iana_time_zone } = account.settings
  const locale = defaultLocale(account)
  return {
    id: null,
    url: `${origin}/api/v2/users/.json`,
    name: 'Anonymous user',
    email: 'invalid@example.com',
    created_at: null,
    updated_at: null,
    time_zone,
    iana_time_zone,
    phone: null,
    shared_phone_number: null,
    photo: null,
    locale_id: locale.id,
    locale: locale.code,
    organization_id: null,
    role: 'end-user',
    verified: false,
    authenticity_token: tokenOf(account, 'anonymous'),
  }
}

/** The token of callers without a session: the same each time they ask. */
function tokenOf({ epoch }: Account, caller: number | string): string {
  return `${digest(`${epoch} ${caller}`)}==`
}

/** What everybody begins with in the agent interface. */
const usualSettings = {
  lotus: {
    keyboard_shortcuts_enabled: true,
    macro_shortcuts_enabled: true,
    show_onboarding_tooltips: true,
    two_factor_authentication: false,
    agent_workspace_theme_preference: '0',
    agent_workspace_theme_preference_for_conversation_panel: '0',
  },
  admin_center: { has_admin_center_side_nav_open: true },
} satisfies UserSettings

/** What holds nothing is left out: strict clients stumble over a null there. */
export function settingsOf({ interface_settings: own }: StoredUser): UserSettings {
  const { agent_home_pinned_views, shared_views_order } = own
  return {
    lotus: { ...usualSettings.lotus, ...own.lotus },
    admin_center: { ...usualSettings.admin_center, ...own.admin_center },
    ...(agent_home_pinned_views && { agent_home_pinned_views }),
    ...(shared_views_order && { shared_views_order }),
  }
}

/** Changes the settings that are named, within their groups, too. */
export function changeSettings(account: Account, user: StoredUser, given: UserSettingsWrite): StoredUser {
  const before = settingsOf(user)
  const interface_settings = {
    ...before,
    ...given,
    lotus: { ...before.lotus, ...given.lotus },
    admin_center: { ...before.admin_center, ...given.admin_center },
  }
  return account.users.update(user, { interface_settings })
}
