import type { Organization } from '@fakedesk/spec'
import type { Account } from '../../account.ts'
import type { Rows } from '../../store/rows.ts'
import { activeOrganizations } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'

/** Organizations whose name begins with the text, by name; only a page of them is ever read. */
export function organizationsBeginningWith(account: Account, text: string): Rows<StoredOrganization, Organization> {
  const all = activeOrganizations(account).ordered('name')
  const start = text.toLowerCase()
  const from = all.rankOf([start])
  const size = all.rankOf([`${start}\uffff`]) - from
  return {
    ...account.organizations.list([]),
    order: all.order,
    size,
    slice: (first, end) => all.slice(from + first, from + Math.min(end, size)),
    keyOf: all.keyOf,
    rankOf: (key) => Math.min(Math.max(all.rankOf(key) - from, 0), size),
    rankBehind: (key) => Math.min(Math.max(all.rankBehind(key) - from, 0), size),
    listedBy() {
      return this
    },
    *[Symbol.iterator]() {
      yield* all.slice(from, from + size)
    },
  }
}
