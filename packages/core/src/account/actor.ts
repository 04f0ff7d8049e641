import type { Role } from '@fakedesk/spec'

/** How a request was signed. */
export type SignedBy = 'password' | 'api-token' | 'oauth' | 'session' | 'nothing'

/** Who makes the request, as far as the pipeline has found out. */
export interface Actor {
  /** The user's id, or null for an anonymous caller. */
  readonly id: number | null
  readonly role: Role
  readonly signedBy: SignedBy
  /** The scopes of the OAuth token; undefined where scopes do not limit. */
  readonly scopes?: readonly string[]
  /** The session whose cookie signed the request. */
  readonly session?: number
  /** The OAuth token that signed the request. */
  readonly token?: number
}

export const anonymous: Actor = { id: null, role: 'anonymous', signedBy: 'nothing' }
