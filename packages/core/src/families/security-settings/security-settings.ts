import type { SecuritySettings } from '@fakedesk/spec'
import type { Handlers } from '../../operation.ts'
import { adminsSetPasswords } from '../user-passwords/change-password.ts'

export const securitySettingsOperations = {
  // Every brand has those of the account.
  ShowSecuritySettings: ({ account }) => ({
    security_settings: { admins_can_set_user_passwords: adminsSetPasswords(account), ...settings },
  }),
} satisfies Handlers<'security-settings'>

/** Minutes without a request until somebody is signed out (docs: Security Settings). */
const sessionTimeout = 480

/** They cannot be changed over the API; these are those of a fresh account. */
const settings: Omit<SecuritySettings, 'admins_can_set_user_passwords'> = {
  agent_session_timeout: sessionTimeout,
  assumable: false,
  assumable_account_type: true,
  assumption_duration: 'off',
  assumption_expiration: null,
  authentication: {
    agent: {
      enforce_sso: false,
      google_login: false,
      office_365_login: false,
      primary_external_auth: null,
      remote_login: false,
      security_policy_id: 400,
      security_policy_name: 'recommended',
      sso_auto_redirect: false,
      two_factor_enforce: false,
      zendesk_login: true,
      password: {
        disallow_local_part_from_email: false,
        failed_attempts_allowed: 10,
        is_available: true,
        max_sequence: null,
        password_complexity: 0,
        password_duration: 0,
        password_history_length: 0,
        password_in_mixed_case: false,
        password_length: 5,
      },
    },
    end_user: {
      enforce_sso: false,
      google_login: false,
      office_365_login: false,
      primary_external_auth: null,
      remote_login: false,
      security_policy_id: 100,
      security_policy_name: 'low',
      sso_auto_redirect: false,
      two_factor_enforce: false,
      zendesk_login: true,
      facebook_login: false,
    },
  },
  csp_blocking_enabled: false,
  email_agent_when_sensitive_fields_changed: true,
  end_user_session_timeout: sessionTimeout,
  ip: { enable_agent_ip_restrictions: false, ip_ranges: '', ip_restriction_enabled: false },
  maximum_session_duration: null,
  maximum_session_duration_enabled: false,
  mobile_app_access: true,
  mobile_app_session_timeout: null,
  two_factor_last_update: null,
}
