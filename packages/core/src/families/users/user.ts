import type { ComplianceDeletionStatus, User, UserForEndUser, UserSettingsWrite } from '@fakedesk/spec'
import type { Actor } from '../../account/actor.ts'
import { define } from '../../store/definition.ts'
import { exportLook, type View } from '../../store/item.ts'
import { type Files, filesContext, presentFile } from '../attachments/attachment.ts'
import { roleType } from '../custom-roles/role-type.ts'
import { isAssignable } from '../group-memberships/assignable.ts'

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
  | 'photo'

/** What an account knows of a person and no answer about users shows. */
interface Unshown {
  /** The file that is the picture of the person. */
  readonly photo_id: number | null
  readonly permanently_deleted: boolean
  readonly password: string | null
  /** Another name to sign in with than an email address. */
  readonly login?: string
  /** The one admin whom nobody can delete, demote or suspend. */
  readonly is_owner: boolean
  /** Copies from the memberships, so that the members of one organization or group can be listed by index. */
  readonly organization_ids: readonly number[]
  readonly group_ids: readonly number[]
  /** How far the erasure of the person's data has come. */
  readonly erasure: readonly ComplianceDeletionStatus[]
  /** What the person has set up in the agent interface. */
  readonly interface_settings: UserSettingsWrite
}

/** A person as the account keeps them: everything that an admin sees, and what nobody does. */
export interface StoredUser extends Required<Omit<User, 'url' | Occasional>>, Unshown {
  readonly verified: boolean
}

/** The circle of all team members; every organization is a circle of its end users. */
const team = 'team'

export const users = define<StoredUser, User, Files>()({
  name: 'users',
  singular: 'user',
  indexes: {
    active: ({ active }) => active,
    role: ({ role }) => role,
    custom_role: ({ custom_role_id }) => custom_role_id,
    assignable: isAssignable,
    organization: ({ organization_ids }) => organization_ids,
    circle: ({ role, organization_ids }) => (role === 'end-user' ? organization_ids : [team]),
    group: ({ group_ids }) => group_ids,
    // Deleted users leave their external id and their names to others.
    external_id: ({ active, external_id }) => (active ? external_id?.toLowerCase() : undefined),
    sign_in_name: ({ active, email, login }) =>
      active ? [email, login].flatMap((name) => (name ? [name.toLowerCase()] : [])) : [],
  },
  // Agents who are kept to their own organizations know of the team and of the people in these.
  visible: ({ keptTo }, rows) => (keptTo ? rows.by('circle', [team, ...keptTo]) : rows),
  orders: {
    name: ({ name }) => [name.toLowerCase()],
    created_at: ({ created_at }) => [created_at],
    updated_at: ({ updated_at }) => [updated_at],
    phone: ({ phone }) => [phone],
  },
  loads: {
    organizations: ({ organization_id }) => [organization_id],
  },
  variant: lookOf,
  context: filesContext,
  present: (user, { origin, variant, context }) => {
    const photo = photoOf(user, { origin, context })
    const { id, name, ...rest } = variant === 'short' ? ownLook(user, photo) : fullLook(user, photo)
    const erased = variant === exportLook && !user.active ? { permanently_deleted: user.permanently_deleted } : {}
    // Whoever gets the short look calls operations that are specified to answer `UserForEndUser` in the place of `User`.
    return { id, url: `${origin}/api/v2/users/${id}.json`, name, ...rest, ...erased } as User
  },
})

/** Unverified and suspended users, and those who are gone, do not get in. */
export function maySignIn({ active, suspended, verified }: StoredUser): boolean {
  return active && !suspended && verified
}

function lookOf({ role }: Actor): 'short' | 'full' {
  return role === 'end-user' || role === 'anonymous' ? 'short' : 'full'
}

/** The picture, as answers show it. */
export function photoOf({ photo_id }: StoredUser, view: Pick<View<Files>, 'origin' | 'context'>) {
  const file = view.context.attachments.get(photo_id)
  return file ? presentFile(file, view) : null
}

function fullLook(user: StoredUser, photo: User['photo']): Omit<User, 'url'> {
  const {
    permanently_deleted: _erased,
    password: _password,
    login: _login,
    is_owner: _owner,
    organization_ids: _organizations,
    group_ids: _groups,
    erasure: _erasure,
    interface_settings: _settings,
    photo_id: _photo,
    ...shown
  } = user
  return {
    ...shown,
    photo,
    // Of team members, no answer tells it (recorded).
    two_factor_auth_enabled: user.role === 'end-user' ? user.two_factor_auth_enabled : null,
    is_billing_admin: user.role_type === roleType.billingAdmin,
  }
}

/** What end users get of themselves (docs: Users > JSON format for end-user requests). */
export function ownLook(user: StoredUser, photo: User['photo']): Omit<UserForEndUser, 'url'> {
  const { id, name, email, created_at, updated_at, time_zone, iana_time_zone, phone, shared_phone_number } = user
  const { locale_id, locale, organization_id, role, verified } = user
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
