import type { Account } from '../account/account.ts'
import type { Acting } from '../account/acting.ts'
import type { Json } from '../store/json.ts'

/** The name of a kind of work, for those who schedule it and need not know how it is done. */
export interface WorkKind<P> {
  /** Kept in saved accounts: once released, a name stays. */
  readonly kind: string
  /** Tells the type of what is kept with it; never a value. */
  payload?(payload: P): void
}

/**
 * A kind of work that is done later, at its time. What is kept of it is its name and a payload; what it does is found
 * here, by the name, also after the account was saved and read by another process.
 */
export interface Work<P> extends WorkKind<P> {
  /** Does the work, within a commit of its own. What it throws is a bug, told to the log; the work counts as done. */
  readonly run: (account: Account, payload: P) => void
  /** In whose name it is done; the account's own where it is left out. */
  readonly actingOf?: (account: Account, payload: P) => Acting | undefined
}

/** `export const expireCode = work<{ code: string }>({...})`: gathered by this form, wherever in a family it stands. */
export function work<P extends Json>(definition: Work<P>): Work<P> {
  return definition
}

/** A kind that is done elsewhere than where its name is known. */
export const workKind = <P extends Json>(kind: string): WorkKind<P> => ({ kind })
