import type { Change } from '../store/commit.ts'
import type { Item } from '../store/item.ts'
import type { AccountState, Snapshot } from './snapshot.ts'

/** An account as it was kept; its records are in no order. */
export interface KeptAccount {
  /** When it began, in milliseconds since 1970. */
  readonly began: number
  /** No smaller than that of any commit so far, so that entity tags of before are never given to something else. */
  readonly version: number
  readonly state: AccountState
  /** Asked for once, when one of them is first needed. */
  records(collection: string): Iterable<Item>
}

/** An account's whole state, to be kept. */
export interface WholeAccount extends Snapshot {
  readonly began: number
  readonly version: number
}

/** What one commit changed; each change with its collection's name, in order. Records are plain data. */
export interface KeptCommit {
  readonly subdomain: string
  readonly version: number
  readonly state: AccountState
  readonly changes: readonly Change[]
}

/**
 * Where accounts outlive the process: a file, another service. The engine asks it for an account when that is first
 * needed, hands over an account as a whole when it is first written to, and every commit from then on before anybody is
 * told that it holds. What `append` throws (a full disk) takes the commit back.
 */
export interface Storage {
  /** The names of the accounts that are kept. */
  names(): readonly string[]
  load(subdomain: string): KeptAccount | undefined
  /** Puts the account in the place of whatever was kept of it. */
  write(account: WholeAccount): void
  append(commit: KeptCommit): void
  /** Keeps nothing any longer of one account, or of all. */
  forget(subdomain: string | undefined): void
}
