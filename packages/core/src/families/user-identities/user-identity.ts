import type { UserIdentity } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredIdentity = Required<Omit<UserIdentity, 'url' | 'brand_id' | 'ownership'>>

/** The kinds of identities (docs: User Identities). */
export const identityTypes: readonly string[] = [
  'email',
  'twitter',
  'facebook',
  'google',
  'phone_number',
  'agent_forwarding',
  'any_channel',
  'foreign',
  'sdk',
  'messaging',
  'microsoft',
]

export const identities = define<StoredIdentity, UserIdentity>()({
  name: 'identities',
  singular: 'identity',
  indexes: {
    user: ({ user_id }) => user_id,
    type: ({ type }) => type,
    isPrimary: ({ primary }) => primary,
    // What one user has, no other can (docs: User Identities).
    address: ({ type, value }) => addressOf(type, value),
  },
  present: ({ id, ...identity }, { origin }) => ({
    id,
    url: `${origin}/api/v2/users/${identity.user_id}/identities/${id}.json`,
    ...identity,
  }),
})

export function addressOf(type: string, value: string): string {
  return `${type} ${value.trim().toLowerCase()}`
}
