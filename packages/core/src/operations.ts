import type { Families, OperationId } from '@fakedesk/spec'
import type { Account } from './account/account.ts'
import { operationsByFamily } from './generated/operations.ts'
import { type Call, type Handlers, standIn, type WaitingCall } from './operation.ts'

/** The families that have handlers: for each of their operations one, or a visible `standIn`. */
const built: { readonly [F in keyof typeof operationsByFamily]: Handlers<F> } = operationsByFamily

/** An operation's handler as the engine calls it. */
export type AnyHandler = ((call: Call<OperationId>, waited?: unknown) => unknown) & {
  readonly wait?: (call: WaitingCall<OperationId>) => Promise<unknown>
  readonly note?: (account: Account) => void
}

/** The handler of an operation; undefined where the stand-in answers. */
export function handlerOf(family: string, operation: string): AnyHandler | undefined {
  if (!isBuilt(family)) return undefined
  const handlers: Readonly<Record<string, unknown>> = built[family]
  const handler = handlers[operation]
  // The one honest cast: the facts have chosen path, query and body for just this operation.
  return handler === undefined || handler === standIn ? undefined : (handler as AnyHandler)
}

function isBuilt(family: string): family is keyof typeof built & keyof Families {
  return Object.hasOwn(built, family)
}

/** Whether the engine answers the operation itself. */
export function hasHandler(operation: OperationId): boolean {
  return Object.values(built).some(
    (handlers) => Object.hasOwn(handlers, operation) && Object(handlers)[operation] !== standIn,
  )
}
