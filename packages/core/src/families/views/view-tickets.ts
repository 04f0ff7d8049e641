import type { Conditions } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { type Actor, theAccountItself } from '../../account/actor.ts'
import { resolved, testOf } from '../../rules/ticket-test.ts'
import { compareKeys, type SortKey } from '../../store/sorted.ts'
import type { Key } from '../../store/table.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { seesAll, visibleTickets } from '../tickets/visible-tickets.ts'
import { columnOf } from './columns.ts'
import type { StoredOutput } from './view.ts'

/** Tickets under one heading of a view. */
export interface Heading {
  readonly key: Key
  readonly name: string | null
  readonly tickets: Slices
}

/** Records in an order, of which parts are read. */
interface Slices {
  readonly size: number
  slice(from: number, to: number): readonly StoredTicket[]
}

/** Which tickets, and in which order. */
export interface Asking {
  readonly account: Account
  readonly actor: Actor
  readonly conditions: Conditions
  readonly order: Pick<StoredOutput, 'group_by' | 'group_order' | 'sort_by' | 'sort_order'>
}

/** Milliseconds that a list is as it was worked out, where time alone makes it another one. */
const holdsFor = 60_000

/** All tickets of the view by their headings; of a view that is not grouped, under one. Newest first where nothing is said. */
export function headingsOf(asking: Asking): readonly Heading[] {
  const { account, actor, order } = asking
  const group = columnOf(account, order.group_by)
  const sort = columnOf(account, order.sort_by ?? 'nice_id')
  const conditions = resolved(asking.conditions, { account, actor })
  const isSteady =
    testOf(account, conditions).isSteady &&
    sort?.isOwn !== false &&
    group?.groupsByOwn !== false &&
    seesAll(account, actor)
  const buckets = isSteady ? bucketsInTable(asking, conditions) : bucketsNow(asking, conditions)
  if (!group) return buckets.map(([key, tickets]) => ({ key, name: null, tickets }))
  const ranked = buckets.map(([key, tickets]) => ({ key, tickets, ...group.heading(key, account) }))
  const sign = order.group_order === 'desc' ? -1 : 1
  return ranked.sort((left, right) => sign * compareKeys([left.rank], [right.rank]))
}

type Bucket = readonly [key: Key, tickets: Slices]

/** What the ticket's record alone decides is read from a table that is kept up to date with each write. */
function bucketsInTable({ account, order }: Asking, conditions: Conditions): readonly Bucket[] {
  const test = testOf(account, conditions)
  const moment = { account, actor: theAccountItself }
  const group = columnOf(account, order.group_by)
  const keysOf = (ticket: StoredTicket) =>
    isListed(ticket) && test.holds(ticket, moment) ? [group ? group.groupKey(ticket, account) : true] : []
  // What fields mean is part of the test, and so of the name.
  const name = `view ${JSON.stringify([conditions, order.group_by, order.sort_by, account.ticketFields.version])}`
  const table = account.tickets.recentTable(name, keysOf, rankIn(account, order))
  return Array.from(table.keys(), (key) => [key, turned(table.at(key), order.sort_order)] as const)
}

const isListed = ({ deletion, archived }: StoredTicket) => deletion === null && !archived

function rankIn(account: Account, { sort_by }: Asking['order']): (ticket: StoredTicket) => SortKey {
  const sort = columnOf(account, sort_by ?? 'nice_id')
  return (ticket) => [sort?.rank(ticket, account) ?? null, ticket.id]
}

/** The same in the given direction. */
function turned(records: Slices, direction: 'asc' | 'desc'): Slices {
  if (direction === 'asc') return records
  const { size } = records
  return {
    size,
    slice: (from, to) => [...records.slice(Math.max(0, size - to), Math.max(0, size - from))].reverse(),
  }
}

/** What depends on the time, on other records or on who looks is worked out, and holds until a record changes. */
function bucketsNow(asking: Asking, conditions: Conditions): readonly Bucket[] {
  const { account, actor, order } = asking
  const minute = Math.floor(account.clock.now() / holdsFor)
  const name = `view ${JSON.stringify([conditions, order, actor.id, actor.role, minute])}`
  return account.keep(name, () => {
    const group = columnOf(account, order.group_by)
    const groups = Map.groupBy(ticketsNow(asking, conditions), (ticket) =>
      group ? group.groupKey(ticket, account) : true,
    )
    return Array.from(
      groups,
      ([key, tickets]) => [key, turned(tickets.length > 0 ? sliceable(tickets) : none, order.sort_order)] as const,
    )
  })
}

const none: Slices = { size: 0, slice: () => [] }
const sliceable = (tickets: readonly StoredTicket[]): Slices => ({
  size: tickets.length,
  slice: (from, to) => tickets.slice(from, to),
})

function ticketsNow({ account, actor, order }: Asking, conditions: Conditions): readonly StoredTicket[] {
  const moment = { account, actor }
  const test = testOf(account, conditions)
  const visible = visibleTickets(account, actor)
  const among = test.among(moment)
  const candidates = among ? new Set(among.flatMap((few) => [...few])) : visible
  const rank = rankIn(account, order)
  return Array.from(candidates)
    .filter((ticket) => isListed(ticket) && test.holds(ticket, moment) && visible.has(ticket.id))
    .map((ticket) => ({ ticket, key: rank(ticket) }))
    .sort((left, right) => compareKeys(left.key, right.key))
    .map(({ ticket }) => ticket)
}
