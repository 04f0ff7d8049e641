import type { Account } from '@fakedesk/core'

/**
 * All records of an account but those of the access log, which has whatever is asked. They never change in place, so that
 * the same objects are the same state.
 */
export type State = readonly (readonly unknown[])[]

export function stateOf(account: Account): State {
  const collections = Object.values(account).filter((part) => isCollection(part) && part !== account.accessLogs)
  return [...collections.map(({ rows }) => [...rows]), [account.settings]]
}

export function isSame(before: State, after: State): boolean {
  return before.every((records, at) => {
    const now = after[at] ?? []
    return now.length === records.length && now.every((record, place) => isAsBefore(records[place], record))
  })
}

/** Signing in leaves its time with the user, whatever was asked. */
function isAsBefore(before: unknown, after: unknown): boolean {
  return before === after || withoutSignIn(before) === withoutSignIn(after)
}

function withoutSignIn(record: unknown): string {
  return JSON.stringify(record, (key, value) => (key === 'last_login_at' ? undefined : value))
}

function isCollection(part: unknown): part is { readonly rows: Iterable<unknown> } {
  return typeof part === 'object' && part !== null && 'definition' in part && 'rows' in part
}
