import type { Organization } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readIds, readNumericIds } from '../../read-ids.ts'
import type { Rows } from '../../store/rows.ts'
import { organizationOfExternalId, organizationsSeenBy } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'

type OrganizationRows = Rows<StoredOrganization, Organization>

/** Organizations whose name begins with the text, by name; only a page of them is ever read. */
export function organizationsBeginningWith(account: Account, actor: Actor, text: string): OrganizationRows {
  const all = organizationsSeenBy(account, actor).ordered('name')
  const start = text.toLowerCase()
  const from = all.rankOf([start])
  const size = all.rankOf([`${start}\uffff`]) - from
  const within = (rank: number) => Math.min(Math.max(rank - from, 0), size)
  const rows: OrganizationRows = {
    collection: account.organizations,
    order: all.order,
    size,
    slice: (first, end) => all.slice(from + first, from + Math.min(end, size)),
    keyOf: all.keyOf,
    rankOf: (key) => within(all.rankOf(key)),
    rankBehind: (key) => within(all.rankBehind(key)),
    orderedBy: () => undefined,
    listedBy: () => rows,
    textOf: all.textOf,
    [Symbol.iterator]: () => all.slice(from, from + size)[Symbol.iterator](),
  }
  return rows
}

/** The organizations of one user, which are few: by id with cursors, by name with page numbers. */
export function organizationsOfUser(account: Account, actor: Actor, userId: number): OrganizationRows {
  account.users.visibleTo(actor).find(userId)
  const memberships = account.organizationMemberships.visibleTo(actor).by('user', userId)
  const organizations = [...memberships].map(({ organization_id }) => account.organizations.find(organization_id))
  const byId = account.organizations.list(organizations.toSorted((a, b) => a.id - b.id))
  return { ...byId, listedBy: (kind) => (kind === 'cursor' ? byId : account.organizations.list(byName(organizations))) }
}

/** The organizations that the query names; unknown ones are left out, the others come by name (recorded). */
export function organizationsNamed(account: Account, actor: Actor, query: NamedByQuery): OrganizationRows {
  return account.organizations.list(
    byName(idsNamed(account, actor, query).flatMap((id) => account.organizations.get(id) ?? [])),
  )
}

export interface NamedByQuery {
  readonly ids?: string | undefined
  readonly external_ids?: string | undefined
}

/** The ids of organizations that `ids` or `external_ids` name and the caller knows of. Throws `tooManyValues` beyond a hundred. */
export function idsNamed(account: Account, actor: Actor, { ids, external_ids }: NamedByQuery): readonly number[] {
  const named =
    ids === undefined
      ? readIds(external_ids).flatMap((id) => organizationOfExternalId(account, id)?.id ?? [])
      : readNumericIds(ids)
  const seen = organizationsSeenBy(account, actor)
  return named.filter((id) => seen.has(id))
}

function byName(organizations: readonly StoredOrganization[]): readonly StoredOrganization[] {
  return organizations.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}
