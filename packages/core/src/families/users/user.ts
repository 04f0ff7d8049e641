import type { User } from '@fakedesk/spec'
import { define } from '../../store/collection.ts'

export interface StoredUser extends Omit<User, 'url' | 'authenticity_token'> {
  readonly id: number
  readonly active: boolean
  readonly password: string | null
}

export const users = define<StoredUser, User>()({
  name: 'users',
  singular: 'user',
  indexes: {
    active: (user) => user.active,
    email: (user) => user.email?.toLowerCase(),
  },
  present: ({ password: _, ...user }, { origin }) => ({ url: `${origin}/api/v2/users/${user.id}.json`, ...user }),
})
