import { forbidden, invalid } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import { sendVerification } from '../email-notifications/send-verification.ts'
import { activeUsers, usersSeenBy } from '../users/find-users.ts'
import { demandManage } from '../users/may-manage-user.ts'
import { demandOwnChange } from '../users/own-changes.ts'
import type { StoredUser } from '../users/user.ts'
import { addIdentity, changeIdentity, makePrimary, removeIdentity, verifyIdentity } from './change-identity.ts'
import { identitiesOf } from './find-identity.ts'
import { identityTypes, type StoredIdentity } from './user-identity.ts'

export const userIdentitiesOperations = {
  ListUserIdentities: (call) => list(call, owner(call)),
  ShowUserIdentity: (call) => identityOf(call, owner(call)),
  CreateUserIdentity: (call) =>
    addIdentity(call.account, managed(call, call.body.identity.verified), call.body.identity),
  UpdateUserIdentity: (call) => {
    const { identity } = call.body
    const proves = identity.verified || identity.verification_method === 'low'
    return changeIdentity(call.account, identityOf(call, managed(call, proves)), identity)
  },
  DeleteUserIdentity: (call) => removeIdentity(call.account, identityOf(call, managed(call))),
  MakeUserIdentityPrimary: (call) => promote(call, call.actor.role === 'end-user' ? self(call) : managed(call)),
  VerifyUserIdentity: (call) => verifyIdentity(call.account, identityOf(call, managed(call, true))),
  RequestUserVerfication: (call) => sendVerification(call.account, identityOf(call, managed(call))),

  ListEndUserIdentities: (call) => list(call, self(call)),
  ShowEndUserIdentity: (call) => identityOf(call, self(call)),
  CreateEndUserIdentity: (call) => {
    const { type, value } = call.body.identity
    if (!ownTypes.includes(type)) {
      throw invalid({ type: [{ description: 'Type: is not included in the list', error: 'InvalidValue' }] })
    }
    return addIdentity(call.account, self(call), { type, value })
  },
  DeleteEndUserIdentity: (call) => removeIdentity(call.account, identityOf(call, self(call))),
  MakeEndUserIdentityPrimary: (call) => promote(call, self(call)),
  RequestEndUserVerification: (call) => sendVerification(call.account, identityOf(call, self(call))),
} satisfies Handlers<'user-identities'>

/** What end users add to themselves (docs: User Identities). */
const ownTypes = ['email', 'phone_number']

type Addressed = Pick<Call<'ListUserIdentities'>, 'account' | 'actor' | 'path'>
type OfOne = Pick<Call<'ShowUserIdentity'>, 'account' | 'actor' | 'path'>

/** The user of the address: anybody for agents, only oneself for end users. */
function owner(call: Addressed): StoredUser {
  return call.actor.role === 'end-user' ? self(call) : usersSeenBy(call.account, call.actor).find(call.path.user_id)
}

function self({ account, actor, path }: Addressed): StoredUser {
  if (actor.id !== path.user_id) throw forbidden()
  return activeUsers(account).find(path.user_id)
}

/** Throws `forbidden` for users whose addresses the caller may not change, or not say to be verified. */
function managed({ account, actor, path }: Addressed, proves?: boolean | null): StoredUser {
  const user = usersSeenBy(account, actor).find(path.user_id)
  demandManage(account, actor, 'edit', user)
  demandOwnChange(account, actor, user, { identities: [{ type: '', value: '', ...(proves && { verified: true }) }] })
  return user
}

function identityOf({ account, path }: OfOne, user: StoredUser): StoredIdentity {
  return identitiesOf(account, user).find(path.user_identity_id)
}

interface Narrowed extends Addressed {
  readonly query: { readonly 'type[]'?: readonly string[]; readonly type?: readonly string[] }
}

function list({ account, query }: Narrowed, user: StoredUser) {
  const rows = identitiesOf(account, user)
  const types = query['type[]'] ?? query.type?.flatMap((text) => text.split(','))
  return types
    ? rows.by(
        'type',
        identityTypes.filter((type) => types.includes(type)),
      )
    : rows
}

/** Answers all identities of the user. Only a verified address of one's own can be made the main one. */
function promote(call: OfOne & { readonly origin: string }, user: StoredUser) {
  const { account, actor } = call
  const identity = identityOf(call, user)
  if (actor.role === 'end-user' && !identity.verified) throw forbidden()
  makePrimary(account, identity)
  const identities = Array.from(identitiesOf(account, user), (one) => account.identities.show(one, call))
  return { identities, next_page: null, previous_page: null, count: identities.length }
}
