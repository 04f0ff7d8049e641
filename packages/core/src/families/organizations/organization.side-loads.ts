import type { OrganizationAbilities } from '@fakedesk/spec'
import type { Asked } from '../../pipeline/answer.ts'
import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredOrganization } from './organization.ts'
import { mayEdit, mayEditNotes, mayManage } from './organization-permissions.ts'

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
    listText(
      asked.account.groups,
      organizations.flatMap(({ group_id }) => asked.account.groups.get(group_id) ?? []),
      asked,
    ),
})

function abilitiesIn({ id }: StoredOrganization, { account, actor, origin }: Asked): OrganizationAbilities {
  return {
    url: `${origin}/api/v2/organizations/${id}.json`,
    organization_id: id,
    can_edit: mayEdit(account, actor),
    can_delete: mayManage(account, actor),
    can_edit_notes: mayEditNotes(account, actor),
  }
}

function membersOf({ id }: StoredOrganization, { account }: Asked) {
  return [...account.organizationMemberships.by('organization', id)].flatMap(
    ({ user_id }) => account.users.get(user_id) ?? [],
  )
}
