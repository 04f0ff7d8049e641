import type { User } from '@fakedesk/spec'
import type { Actor } from '../../actor.ts'
import { define } from '../../store/collection.ts'

/** Properties that some answers add and no user keeps. */
type Occasional =
  | 'authenticity_token'
  | 'result_type'
  | 'chat_only'
  | 'agent_brand_ids'
  | 'separation'
  | 'suspension_details'
  | 'permanently_deleted'
  | 'remote_photo_url'

/** A person as the account keeps them: everything that an admin sees, and what nobody does. */
export interface StoredUser
  extends Required<Omit<User, 'url' | Occasional>>,
    Partial<Pick<User, 'permanently_deleted'>> {
  readonly verified: boolean
  readonly password: string | null
  /** Another name to sign in with than the email. */
  readonly login?: string
}

export const users = define<StoredUser, User>()({
  name: 'users',
  singular: 'user',
  indexes: {
    active: ({ active }) => active,
    role: ({ role }) => role,
    organization: ({ organization_id }) => organization_id,
    sign_in_name: ({ email, login }) => [email, login].flatMap((name) => (name ? [name.toLowerCase()] : [])),
  },
  loads: {
    organizations: ({ organization_id }) => [organization_id],
  },
  variant: lookOf,
  present: (user, { origin, variant }) => {
    const { id, name, ...rest } = variant === 'short' ? ownLook(user) : fullLook(user)
    return { id, url: `${origin}/api/v2/users/${id}.json`, name, ...rest }
  },
})

/** Unverified and suspended users, and those who are gone, do not get in. */
export function maySignIn({ active, suspended, verified }: StoredUser): boolean {
  return active && !suspended && verified
}

function lookOf({ role }: Actor): 'short' | 'full' {
  return role === 'end-user' || role === 'anonymous' ? 'short' : 'full'
}

function fullLook({ password: _, login: _login, ...user }: StoredUser): Omit<User, 'url'> {
  return user
}

/** What end users get of themselves (docs: Users > JSON format for end-user requests). */
function ownLook(user: StoredUser): Omit<User, 'url'> {
  const { id, name, email, created_at, updated_at, time_zone, iana_time_zone, phone, shared_phone_number } = user
  const { photo, locale_id, locale, organization_id, role, verified } = user
  return {
    id,
    name,
    email,
    created_at,
    updated_at,
    time_zone,
    iana_time_zone,
    phone,
    shared_phone_number,
    photo,
    locale_id,
    locale,
    organization_id,
    role,
    verified,
  }
}
