import { define } from '../../store/definition.ts'

/** How the account handles passwords; where there is no such record, admins set none. */
export interface StoredPasswordPolicy {
  readonly id: 'policy'
  readonly admins_can_set_user_passwords: boolean
}

export const passwordPolicies = define<StoredPasswordPolicy, never>()({
  name: 'password_policies',
  singular: 'password_policy',
  indexes: {},
  present: () => {
    throw new Error('password policies are never shown')
  },
})
