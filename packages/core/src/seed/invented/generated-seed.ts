import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import type { TicketSeed } from '../../families/tickets/ticket.seedable.ts'
import type { Seed } from '../seed.ts'
import { deskOf, userOf } from './desk.ts'
import { fieldsFor, formsFor } from './fields.ts'
import { ticketsOf } from './tickets.ts'

/** How large a help desk is to be generated; the same options give the same one. */
export interface GeneratedSeedOptions {
  /** 1000, if left out. */
  readonly tickets?: number
  /** Customers and team; a twentieth of the tickets, if left out. */
  readonly users?: number
  /** Another number gives another help desk. */
  readonly seed?: number
  /** When the youngest ticket may have come, in milliseconds since 1970 or as text; the end of 2025, if left out. */
  readonly until?: number | string
  /** How many days back the oldest ticket may have come; a year, if left out. */
  readonly days?: number
}

/** A generated help desk, in parts: everything that the tickets refer to, and the tickets one by one. */
export interface GeneratedSeedParts {
  readonly world: Seed
  /** Made as they are asked for, so that there may be more of them than the memory holds. */
  tickets(): Iterable<TicketSeed>
}

/**
 * A help desk of a shop as a seed: a team in groups, customers and companies of several countries, and tickets over the
 * months with their conversations, in six languages. For so many that one list is too large, see `generatedSeedParts`.
 *
 * @example
 * const fakedesk = createFakedesk({ seed: generatedSeed({ tickets: 5000, users: 400 }) })
 */
export function generatedSeed(options: GeneratedSeedOptions = {}): Seed {
  const { world, tickets } = generatedSeedParts(options)
  return { ...world, tickets: [...tickets()] }
}

/**
 * The same in parts, for what is written to a file or put in bit by bit. Throws a `RangeError` for numbers that make no
 * help desk.
 *
 * @example
 * const { world, tickets } = generatedSeedParts({ tickets: 100_000, users: 5000 })
 * const fakedesk = createFakedesk({ seed: world })
 * for (const ticket of tickets()) fakedesk.seed({ tickets: [ticket] })
 */
export function generatedSeedParts(options: GeneratedSeedOptions = {}): GeneratedSeedParts {
  const { tickets = 1000, seed = 1, until = '2026-01-01T00:00:00Z', days = 365 } = options
  const { users = Math.max(5, Math.round(tickets / 20)) } = options
  const end = new Date(until).getTime()
  check('tickets', tickets, 0, 10_000_000)
  check('users', users, 2, 1_000_000)
  check('seed', seed, 0, Number.MAX_SAFE_INTEGER)
  check('days', days, 1, 3650)
  if (!(end >= (days + 100) * day)) throw new RangeError(`until: give a time at least ${days + 100} days after 1970`)
  const last = Math.floor(end / 1000) * 1000
  // Midnight is the end of the day before.
  const within = { begin: Math.floor((last - 1) / day) * day - (days - 1) * day, until: last }
  const desk = deskOf(users, seed, within)
  const opened = timestamp(within.begin - 60 * day)
  return {
    world: {
      groups: desk.groups,
      organizations: desk.organizations,
      users: [...desk.team, ...desk.customers.map(userOf)],
      ticket_fields: fieldsFor(opened),
      ticket_forms: formsFor(opened),
    },
    tickets: () => ticketsOf(desk, tickets, seed, within),
  }
}

function check(name: string, value: number, lowest: number, highest: number): void {
  if (Number.isSafeInteger(value) && value >= lowest && value <= highest) return
  throw new RangeError(`${name}: give a whole number from ${lowest} to ${highest}`)
}
