import { listByIds, sideLoadsOf } from '../../pipeline/loads.ts'
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
    const ids = [
      ...audits.map(({ author_id }) => author_id),
      ...['requester_id', 'assignee_id'].flatMap((name) => idsIn(audits, name)),
    ]
    return listByIds(asked.account.users, ids, asked)
  },
  groups: (audits, asked) => listByIds(asked.account.groups, idsIn(audits, 'group_id'), asked),
  organizations: (audits, asked) => listByIds(asked.account.organizations, idsIn(audits, 'organization_id'), asked),
})
