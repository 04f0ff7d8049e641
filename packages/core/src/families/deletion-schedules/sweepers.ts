import type { Condition, Conditions } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { testOf } from '../../rules/ticket-test.ts'
import type { Rows } from '../../store/rows.ts'
import type { SortKey } from '../../store/sorted.ts'
import { emptyFile } from '../attachments/change-file.ts'
import { eraseTicket } from '../tickets/erase-ticket.ts'
import { theService } from '../tickets/follow-people.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { deleteUser, eraseLater } from '../users/delete-user.ts'
import { ticketsOf } from '../users/requested-tickets.ts'
import { isAge, isOlder, latestOf, type Times } from './age.ts'
import { lastActivity } from './last-activity.ts'
import { userMeets } from './user-conditions.ts'

/** Where a step begins, and how many records it may look at. */
interface Stretch {
  readonly after: SortKey | null
  readonly atOnce: number
}

/** Deletes what meets the conditions, and tells where the step ended; undefined where nothing is left to look at. */
type Sweeper = (account: Account, conditions: Conditions, stretch: Stretch) => SortKey | undefined

/** By the kind of record. Bot-only conversations and custom objects are not kept here, so nothing of them is deleted. */
export const sweepers: Readonly<Record<string, Sweeper>> = {
  'zen:ticket': ofArchive(eraseTicket),
  'zen:attachment': ofArchive((account, { id }) => {
    for (const file of account.attachments.by('ticket', id)) {
      if (!file.deleted && file.thumbnail_of === null) emptyFile(account, file, { deleted: true })
    }
  }),
  'zen:user': (account, conditions, stretch) =>
    sweepRows(stretch, {
      rows: account.users.by('role', 'end-user').by('active', true).ordered('created_at'),
      latest: latestOf(conditions.all, 'created_at', account.clock.now()),
      chooses: (user) =>
        meets(conditions, (condition) =>
          isAge(condition)
            ? isOlder(condition, { ...user, updated_at: lastActivity(account, user) }, account.clock.now())
            : userMeets(user, condition),
        ) && ticketsOf(account, user).requestedNotClosed === 0,
      remove: (user) => eraseLater(account, deleteUser(account, theService, user)),
    }),
}

/** Schedules look at archived tickets alone (help: Creating ticket deletion schedules). */
function ofArchive(remove: (account: Account, ticket: StoredTicket) => void): Sweeper {
  return (account, conditions, stretch) => {
    const now = account.clock.now()
    const moment = { account, actor: theService }
    const test = (condition: Condition) => {
      if (isAge(condition)) return (ticket: Times) => isOlder(condition, ticket, now)
      const { holds } = testOf(account, { all: [condition], any: [] })
      return (ticket: StoredTicket) => holds(ticket, moment)
    }
    const tests = new Map([...conditions.all, ...conditions.any].map((condition) => [condition, test(condition)]))
    return sweepRows(stretch, {
      rows: account.tickets.by('isArchived', true).ordered('updated_at'),
      latest: latestOf(conditions.all, 'updated_at', now),
      chooses: (ticket) => meets(conditions, (condition) => tests.get(condition)?.(ticket) ?? false),
      remove: (ticket) => remove(account, ticket),
    })
  }
}

/** What has no conditions at all deletes nothing. */
function meets({ all, any }: Conditions, isMet: (condition: Condition) => boolean): boolean {
  return all.length + any.length > 0 && all.every(isMet) && (any.length === 0 || any.some(isMet))
}

interface Swept<R> {
  /** From the oldest on. */
  readonly rows: Rows<R>
  /** Younger records need not be looked at. */
  readonly latest: string
  readonly chooses: (record: R) => boolean
  readonly remove: (record: R) => void
}

function sweepRows<R>({ after, atOnce }: Stretch, { rows, latest, chooses, remove }: Swept<R>): SortKey | undefined {
  const from = after === null ? 0 : rows.rankBehind(after)
  const end = rows.rankBehind([latest, Number.MAX_SAFE_INTEGER])
  const stretch = rows.slice(from, Math.min(end, from + atOnce))
  const last = stretch.at(-1)
  const key = last && rows.keyOf(last)
  for (const record of stretch) if (chooses(record)) remove(record)
  return from + atOnce < end ? key : undefined
}
