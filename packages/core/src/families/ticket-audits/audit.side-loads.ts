import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredAudit } from './audit.ts'

/** Ids that the events of a property tell, as audits tell everything, in texts. */
function idsIn(audits: readonly StoredAudit[], fieldName: string): readonly number[] {
  return audits.flatMap(({ events }) =>
    events.flatMap((event) => {
      const tells = (event.type === 'Create' || event.type === 'Change') && event.field_name === fieldName
      return tells && typeof event.value === 'string' ? [Number(event.value)] : []
    }),
  )
}

/** Who made the changes, and the people and places that they speak of. */
export const auditsSideLoads = sideLoadsOf<StoredAudit>()({
  users: (audits, asked) => {
    const { users } = asked.account
    const ids = [
      ...audits.map(({ author_id }) => author_id),
      ...['requester_id', 'assignee_id'].flatMap((name) => idsIn(audits, name)),
    ]
    return listText(
      users,
      ids.flatMap((id) => users.get(id) ?? []),
      asked,
    )
  },
  groups: (audits, asked) => {
    const { groups } = asked.account
    return listText(
      groups,
      idsIn(audits, 'group_id').flatMap((id) => groups.get(id) ?? []),
      asked,
    )
  },
  organizations: (audits, asked) => {
    const { organizations } = asked.account
    return listText(
      organizations,
      idsIn(audits, 'organization_id').flatMap((id) => organizations.get(id) ?? []),
      asked,
    )
  },
})
