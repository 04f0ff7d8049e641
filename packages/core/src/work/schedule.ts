import type { Account } from '../account/account.ts'
import type { Json } from '../store/json.ts'
import type { WorkKind } from './work.ts'

/** Has the work done once the account's clock has gone so far, in milliseconds from now. */
export function schedule<P extends Json>(account: Account, { kind }: WorkKind<P>, delay: number, payload: P): void {
  const due = account.clock.now() + delay
  account.scheduledWork.insert({ id: account.number('scheduled work'), kind, due, payload })
}
