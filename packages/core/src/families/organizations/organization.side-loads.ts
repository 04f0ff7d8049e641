import type { OrganizationAbilities } from '@fakedesk/spec'
import type { Asked } from '../../pipeline/asked.ts'
import { listByIds, listText, sideLoadsOf, viewOf } from '../../pipeline/loads.ts'
import { fieldsPointingTo, sourcesOf } from '../lookup-relationships/sources.ts'
import { usersFoundBy } from '../users/find-users.ts'
import type { StoredOrganization } from './organization.ts'
import { mayEdit, mayEditNotes, mayManage } from './organization-permissions.ts'

/** So many records are told for one lookup field; all of them are listed by the lookup relationships. */
const mostSources = 100

export const organizationsSideLoads = sideLoadsOf<StoredOrganization>()({
  abilities: (organizations, asked) =>
    JSON.stringify(organizations.map((organization) => abilitiesIn(organization, asked))),
  users: (organizations, asked) =>
    listText(
      asked.account.users,
      organizations.flatMap((organization) => membersOf(organization, asked)),
      asked,
    ),
  groups: (organizations, asked) =>
    listByIds(
      asked.account.groups,
      organizations.map(({ group_id }) => group_id),
      asked,
    ),
  lookup_relationship_fields: ([organization], asked) => pointingTo(organization, asked),
})

/** By the key of each lookup field that points to organizations: the records that point to this one. */
function pointingTo(organization: StoredOrganization | undefined, asked: Asked): string {
  const { account } = asked
  const members = fieldsPointingTo(account, 'zen:organization').map(({ kind, field }) => {
    const sources = sourcesOf(asked, kind, field, organization?.id ?? 0)
    const view = viewOf(asked, sources.collection?.definition.name)
    const texts = Array.from(sources.slice(0, mostSources), (record) => sources.textOf(record, view))
    return `${JSON.stringify(field.key)}:[${texts.join(',')}]`
  })
  return `{${members.join(',')}}`
}

function abilitiesIn({ id }: StoredOrganization, { account, actor, origin }: Asked): OrganizationAbilities {
  return {
    url: `${origin}/api/v2/organizations/${id}.json`,
    organization_id: id,
    can_edit: mayEdit(account, actor),
    can_delete: mayManage(account, actor),
    can_edit_notes: mayEditNotes(account, actor),
  }
}

function membersOf({ id }: StoredOrganization, { account, actor }: Asked) {
  const found = usersFoundBy(account, actor)
  const memberships = [...account.organizationMemberships.by('organization', id)]
  return found.known(memberships.map(({ user_id }) => user_id))
}
