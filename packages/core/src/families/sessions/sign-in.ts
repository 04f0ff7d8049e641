import type { Account } from '../../account/account.ts'
import type { StoredSession } from './session.ts'

/** `last_seen_at` moves when it is older than this; not with each request (docs: Sessions). */
const seenEvery = 60_000

/** Begins a session for a user who has proved who they are. */
export function startSession(account: Account, userId: number): StoredSession {
  return account.sessions.insert({
    id: account.ids.next(),
    user_id: userId,
    authenticated_at: account.now,
    last_seen_at: account.now,
    cookie: account.chance.text(40),
    authenticity_token: authenticityToken(account),
  })
}

export function endSession(account: Account, session: StoredSession): void {
  account.sessions.delete(session)
}

/** Prolongs the session and hands out a fresh authenticity token. */
export function renewSession(account: Account, session: StoredSession): StoredSession {
  return account.sessions.update(session, {
    last_seen_at: account.now,
    authenticity_token: authenticityToken(account),
  })
}

/** Notes that the session was used. */
export function touchSession(account: Account, session: StoredSession): void {
  if (account.clock.now() - Date.parse(session.last_seen_at) < seenEvery) return
  account.note(() => account.sessions.update(session, { last_seen_at: account.now }))
}

function authenticityToken(account: Account): string {
  return `${account.chance.text(62)}==`
}
