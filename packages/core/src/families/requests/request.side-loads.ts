import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredTicket } from '../tickets/ticket.ts'

export const requestsSideLoads = sideLoadsOf<StoredTicket>()({
  users: (tickets, asked) => {
    const { users } = asked.account
    const ids = tickets.flatMap(({ requester_id, assignee_id, email_cc_ids }) => [
      requester_id,
      assignee_id,
      ...email_cc_ids,
    ])
    return listText(
      users,
      ids.flatMap((id) => users.get(id) ?? []),
      asked,
    )
  },
  groups: (tickets, asked) => {
    const { groups } = asked.account
    return listText(
      groups,
      tickets.flatMap(({ group_id }) => groups.get(group_id) ?? []),
      asked,
    )
  },
  organizations: (tickets, asked) => {
    const { organizations } = asked.account
    return listText(
      organizations,
      tickets.flatMap(({ organization_id }) => organizations.get(organization_id) ?? []),
      asked,
    )
  },
})
