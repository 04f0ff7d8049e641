import type { Account } from '../../account/account.ts'
import { isTeamMember } from '../../account/actor.ts'
import { defaultLocale } from '../locales/locale.ts'
import type { StoredUser } from './user.ts'

/** A user of whom only the name is known, as Zendesk answers a minimal create (recorded). */
export function newUser(account: Account, given: Partial<StoredUser> & { readonly name: string }): StoredUser {
  const locale = defaultLocale(account)
  // Team members see everything until they are restricted.
  const isMember = isTeamMember({ role: given.role ?? 'end-user' })
  return {
    id: account.ids.next(),
    email: null,
    created_at: account.now,
    updated_at: account.now,
    time_zone: account.settings.time_zone,
    iana_time_zone: account.settings.iana_time_zone,
    phone: null,
    shared_phone_number: null,
    photo_id: null,
    locale_id: locale.id,
    locale: locale.code,
    organization_id: null,
    role: 'end-user',
    verified: false,
    external_id: null,
    tags: [],
    alias: null,
    active: true,
    shared: false,
    shared_agent: false,
    last_login_at: null,
    two_factor_auth_enabled: false,
    signature: null,
    details: null,
    notes: null,
    role_type: null,
    custom_role_id: null,
    is_billing_admin: false,
    moderator: false,
    ticket_restriction: isMember ? null : 'requested',
    only_private_comments: false,
    restricted_agent: !isMember,
    suspended: false,
    default_group_id: null,
    report_csv: false,
    user_fields: {},
    permanently_deleted: false,
    password: null,
    is_owner: false,
    organization_ids: [],
    group_ids: [],
    erasure: [],
    interface_settings: {},
    ...given,
  }
}
