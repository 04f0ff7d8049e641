import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import type { Collection } from '../../store/collection.ts'
import { exportLook, type Item } from '../../store/item.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { changedTickets } from './changed-tickets.ts'
import { ticketEvents } from './ticket-events.ts'

export const incrementalExportOperations = {
  IncrementalUserExportTime: ({ account }) => changedUsers(account),
  IncrementalUserExportCursor: ({ account }) => changedUsers(account),
  IncrementalOrganizationExport: ({ account }) => changedOrganizations(account),
  IncrementalSampleExport: ({ account, path }) => sampled(path.incremental_resource)(account),
  IncrementalTicketExportTime: ({ account, query }) => changedTickets(account, query),
  IncrementalTicketExportCursor: ({ account, query }) => changedTickets(account, query),
  IncrementalTicketEvents: ({ account, query }) => ticketEvents(account, query),
} satisfies Handlers<'incremental-export'>

/** Everybody, deleted ones too, by their last change. */
const changedUsers = ({ users }: Account) => exported(users, users.rows.ordered('updated_at'))

/** All organizations and the marks of deleted ones, by their last change. */
const changedOrganizations = ({ organizations }: Account) =>
  exported(organizations, organizations.rows.ordered('updated_at'))

/** In the look that records have in exports alone, where they also tell that they were deleted (recorded). */
function exported<S extends Item, W>(collection: Collection<S, W>, rows: Rows<S, W>): Rows<S, W> {
  return inOtherLook(rows, (record, view) => collection.textOf(record, { ...view, variant: exportLook }), {
    collection,
  })
}

/** What can be sampled, by its name in the address. */
const samples = {
  users: changedUsers,
  organizations: changedOrganizations,
  tickets: changedTickets,
  ticket_events: ticketEvents,
}

function sampled(resource: string) {
  if (!isSampled(resource)) throw notFound()
  return samples[resource]
}

const isSampled = (resource: string): resource is keyof typeof samples => Object.hasOwn(samples, resource)
