import { forbidden, notFound } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import { endSession, renewSession } from './sign-in.ts'

export const sessionsOperations = {
  ListSessions: ({ account, actor }) => account.sessions.visibleTo(actor),
  ListUserSessions: (call) => ofUser(call),
  ShowSession: (call) => ofUser(call).find(call.path.session_id),
  ShowCurrentlyAuthenticatedSession: (call) => current(call) ?? refuse(),
  RenewCurrentSession: (call) => {
    const session = current(call) ?? refuse()
    return { authenticity_token: renewSession(call.account, session).authenticity_token }
  },
  DeleteSession: (call) => endSession(call.account, ofUser(call).find(call.path.session_id)),
  BulkDeleteSessionsByUserId: (call) => {
    for (const session of ofUser(call)) endSession(call.account, session)
  },
  // Without a session there is nothing to end, and Zendesk answers 204 all the same (docs: Sessions > Log out).
  DeleteAuthenticatedSession: (call) => {
    const session = current(call)
    if (session) endSession(call.account, session)
  },
} satisfies Handlers<'sessions'>

/** The sessions of the user in the path. Only admins reach those of somebody else. */
function ofUser({ account, actor, path }: Call<'ListUserSessions'>) {
  if (actor.role !== 'admin' && actor.id !== path.user_id) throw forbidden()
  account.users.find(path.user_id)
  return account.sessions.by('user', path.user_id)
}

/** The session whose cookie signed the request; passwords and tokens have none. */
function current({ account, actor }: Pick<Call<'ListSessions'>, 'account' | 'actor'>) {
  return account.sessions.get(actor.session)
}

function refuse(): never {
  throw notFound()
}
