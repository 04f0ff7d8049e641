import { oneOf } from '../../search/related.ts'
import { peopleMeant } from '../users/people-meant.ts'
import { type Heard, whoSaid } from './search-comments.ts'
import type { StoredTicket } from './ticket.ts'

/** The keys that name people: by id, address, number or name, `me` and `none`. */
export const peopleFields = (heard: Heard) => ({
  requester: oneOf<StoredTicket>(
    ({ requester_id }) => [requester_id],
    peopleMeant,
    ({ tickets }, id) => tickets.by('requester', id),
  ),
  assignee: oneOf<StoredTicket>(
    ({ assignee_id }) => [assignee_id],
    peopleMeant,
    ({ tickets }, id) => tickets.by('assignee', id),
  ),
  cc: oneOf<StoredTicket>(
    ({ email_cc_ids }) => email_cc_ids,
    peopleMeant,
    ({ tickets }, id) => (id === null ? undefined : tickets.by('ccd', id)),
  ),
  submitter: oneOf<StoredTicket>(({ submitter_id }) => [submitter_id], peopleMeant),
  commenter: oneOf<StoredTicket>(({ id }, { account }) => whoSaid(account, id, heard), peopleMeant),
})
