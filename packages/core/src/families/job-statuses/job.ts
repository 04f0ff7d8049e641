import type { JobResult } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { Work } from '../../work/work.ts'

/** Who began a job, and which of its items is being done. */
export interface JobCall {
  readonly account: Account
  readonly actor: Actor
  readonly index: number
}

/** A kind of bulk job. The items of a job are data; what is done with one is found here by the kind's name. */
export interface Job<T> extends Work<{ readonly job: string }> {
  /** In words, as `Bulk Create Organization`. */
  readonly type: string
  /** What it says while it works, as `Creating organization`; the item's number follows. */
  readonly verb: string
  /** The failure's name in the result, as `UserUpdateError`. */
  readonly failure: string
  /** Refused organizations come without `success: false` (recorded). */
  readonly tellsSuccess?: boolean
  /** Tells nothing of its items: neither their number nor what became of each (recorded of permanent deletions). */
  readonly isTaciturn?: boolean
  /** Does one item; what it throws becomes the item's failed result, and only that item is taken back. */
  readonly item: (call: JobCall, item: T) => JobResult
  /** The record that an item is about; a failed item's result names it (recorded). */
  readonly idOf?: (item: T) => number | string | null | undefined
}
