import type { Account } from '../../account/account.ts'
import type { Key } from '../../store/table.ts'
import type { StoredTicket } from '../tickets/ticket.ts'

/** A value that tickets are sorted by. */
export type Rank = string | number | null

/** What a view can show, sort and group by. */
export interface Column {
  /** What a row says in the column, in words (reported). */
  readonly show: (ticket: StoredTicket, account: Account) => Readonly<Record<string, unknown>>
  readonly rank: (ticket: StoredTicket, account: Account) => Rank
  /** Whether the ticket's record alone tells the rank. */
  readonly isOwn: boolean
  /** What tickets of one heading have in common. */
  readonly groupKey: (ticket: StoredTicket, account: Account) => Key
  /** Whether the ticket's record alone tells that. */
  readonly groupsByOwn: boolean
  /** The heading, and what it is ordered by. */
  readonly heading: (key: Key, account: Account) => { readonly name: string | null; readonly rank: Rank }
}

interface Named {
  readonly name: string
}

/** A column of another record: its name, and beside it its id. */
export function recordColumn(
  id: string,
  idOf: (ticket: StoredTicket) => number | null,
  named: (account: Account, id: number | null) => Named | undefined,
): Column {
  const rank = (account: Account, key: number | null) => named(account, key)?.name.toLowerCase() ?? null
  return {
    show: (ticket, account) => ({
      [id]: named(account, idOf(ticket))?.name ?? null,
      [`${id}_id`]: idOf(ticket),
    }),
    rank: (ticket, account) => rank(account, idOf(ticket)),
    isOwn: false,
    groupKey: idOf,
    groupsByOwn: true,
    heading: (key, account) => {
      const own = typeof key === 'number' ? key : null
      return { name: named(account, own)?.name ?? null, rank: rank(account, own) }
    },
  }
}

/** A column of a moment. Headings are days. */
export function timeColumn(
  id: string,
  timeOf: (ticket: StoredTicket, account: Account) => string | null,
  isOwn = true,
): Column {
  return {
    show: (ticket, account) => ({ [id]: timeOf(ticket, account) }),
    rank: timeOf,
    isOwn,
    groupKey: (ticket, account) => timeOf(ticket, account)?.slice(0, 10) ?? null,
    groupsByOwn: isOwn,
    heading: (key) => ({ name: textOf(key), rank: textOf(key) }),
  }
}

const textOf = (key: Key) => (key === null ? null : String(key))

/** A column of a word out of a closed set, in the order of the set. */
export function wordColumn(
  id: string,
  of: (ticket: StoredTicket) => string | null | undefined,
  words: ReadonlyMap<string, string>,
): Column {
  const order = [...words.keys()]
  const rank = (word: string | null | undefined) => (word ? order.indexOf(word) : null)
  return {
    show: (ticket) => ({ [id]: words.get(of(ticket) ?? '') ?? of(ticket) ?? null }),
    rank: (ticket) => rank(of(ticket)),
    isOwn: true,
    groupKey: (ticket) => of(ticket) ?? null,
    groupsByOwn: true,
    heading: (key) => ({ name: words.get(String(key)) ?? null, rank: rank(textOf(key)) }),
  }
}
