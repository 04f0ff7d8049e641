import type { UserEntitlements } from '@fakedesk/spec'
import { roleType } from '../custom-roles/role-type.ts'
import type { StoredUser } from './user.ts'

const none = { name: 'none', is_active: false }

/** Which products a user may use: team members all but Talk, which takes a seat of its own. */
export function entitlementsOf({ role, role_type }: StoredUser): UserEntitlements {
  if (role === 'end-user') return { support: none, chat: none, explore: none, guide: none, talk: null }
  if (role === 'admin') return { ...products('admin'), explore: active('admin') }
  const isLight = role_type === roleType.lightAgent
  return { ...products(isLight ? 'light_agent' : 'agent'), chat: isLight ? none : active('agent') }
}

const active = (name: string) => ({ name, is_active: true })
const products = (name: string): UserEntitlements => ({
  support: active(name),
  chat: active(name),
  explore: active('viewer'),
  guide: active(name === 'light_agent' ? 'viewer' : name),
  talk: null,
})
