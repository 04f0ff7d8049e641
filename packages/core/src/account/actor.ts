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
  /**
   * The organizations outside of which the caller sees neither people nor records; undefined for who sees all. It is
   * worked out when the caller is found, so that `visible` of a record can tell by the actor alone.
   */
  readonly keptTo?: readonly number[]
  /** The session whose cookie signed the request. */
  readonly session?: number
  /** The OAuth token that signed the request. */
  readonly token?: number
}

export const anonymous: Actor = { id: null, role: 'anonymous', signedBy: 'nothing' }

/** Who does what happens by itself, such as a seed. */
export const theAccountItself: Actor = { id: null, role: 'admin', signedBy: 'nothing' }

/** Agents of any kind and admins. */
export const isTeamMember = (person: { readonly role: string } | undefined): boolean =>
  person?.role === 'agent' || person?.role === 'admin'
