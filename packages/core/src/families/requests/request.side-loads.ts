import { listByIds, sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredTicket } from '../tickets/ticket.ts'

const peopleOf = ({ requester_id, assignee_id, email_cc_ids }: StoredTicket) => [
  requester_id,
  assignee_id,
  ...email_cc_ids,
]

export const requestsSideLoads = sideLoadsOf<StoredTicket>()({
  users: (tickets, asked) => listByIds(asked.account.users, tickets.flatMap(peopleOf), asked),
  groups: (tickets, asked) =>
    listByIds(
      asked.account.groups,
      tickets.map(({ group_id }) => group_id),
      asked,
    ),
  organizations: (tickets, asked) =>
    listByIds(
      asked.account.organizations,
      tickets.map(({ organization_id }) => organization_id),
      asked,
    ),
})
