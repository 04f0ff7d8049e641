import type { Session } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A sign-in with a browser. Its cookie and its authenticity token never leave in a session record. */
export interface StoredSession extends Omit<Session, 'url'> {
  /** The value of the cookie. */
  readonly cookie: string
  readonly authenticity_token: string
}

export const sessions = define<StoredSession, Session>()({
  name: 'sessions',
  singular: 'session',
  indexes: {
    user: (session) => session.user_id,
    cookie: (session) => session.cookie,
  },
  visible: (actor, rows) => (actor.role === 'admin' ? rows : rows.by('user', actor.id)),
  loads: { users: (session) => [session.user_id] },
  present: ({ id, user_id, authenticated_at, last_seen_at }, { origin }) => ({
    id,
    user_id,
    authenticated_at,
    last_seen_at,
    url: `${origin}/api/v2/users/${user_id}/sessions/${id}.json`,
  }),
})
