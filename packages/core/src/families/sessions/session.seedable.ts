import { timestamp } from '../../account/clock.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Identified, identified, time, whole } from '../../seed/shape.ts'
import { startSession } from './sign-in.ts'

/** A sign-in with a browser, in a seed. */
export interface SessionSeed extends Identified {
  readonly user_id: number
  readonly authenticated_at?: string
  readonly last_seen_at?: string
}

export const seedableSessions = seedable<SessionSeed>()({
  name: 'sessions',
  own: { ...identified, user_id: whole, authenticated_at: time, last_seen_at: time },
  needs: ['user_id'],
  refers: { user_id: 'users' },
  plant: (account, { user_id, authenticated_at = account.now, last_seen_at = account.now }) =>
    account.sessions.update(startSession(account, user_id), {
      authenticated_at: timestamp(Date.parse(authenticated_at)),
      last_seen_at: timestamp(Date.parse(last_seen_at)),
    }),
})
