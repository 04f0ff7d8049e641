import { type Chance, seededChance } from '../../account/chance.ts'
import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import type { TicketSeed } from '../../families/tickets/ticket.seedable.ts'
import { happens, weighted } from './choose.ts'
import type { Customer, Desk, Span } from './desk.ts'
import { fieldIds, formId } from './fields.ts'
import { busyness, momentOf } from './hours.ts'
import { languages } from './languages/languages.ts'
import { lifeOf } from './life.ts'
import { Talk } from './talk.ts'

/** So many tickets, one by one, in the order in which they came. */
export function* ticketsOf(desk: Desk, count: number, seed: number, within: Span): Generator<TicketSeed> {
  const chance = seededChance(`tickets ${seed}`)
  const writer = new Writer(chance, desk, within.until)
  let id = 0
  for (const created of arrivals(chance, count, within)) yield writer.write(++id, created)
}

/** When they come: more on working days, and more from year to year. */
function* arrivals(chance: Chance, count: number, { begin, until }: Span): Generator<number> {
  const days = Math.ceil((until - begin) / day)
  const weights = Array.from({ length: days }, (_, place) => busyness(begin + place * day, place / days))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let [passed, given] = [0, 0]
  for (const [place, weight] of weights.entries()) {
    passed += weight
    const upTo = place === days - 1 ? count : Math.round((count * passed) / all)
    const midnight = begin + place * day
    const times = Array.from({ length: upTo - given }, () => momentOf(chance, midnight, offsetOf(chance)))
    given = upTo
    for (const time of times.toSorted((one, other) => one - other)) yield Math.min(time, until - 1000)
  }
}

/** Of the clock of somebody who might write. */
const offsetOf = (chance: Chance) =>
  weighted(
    chance,
    languages.map(({ offset, share }) => [offset, share]),
  )

const channels = [
  ['email', 46],
  ['web', 30],
  ['native_messaging', 11],
  ['api', 6],
  ['mobile_sdk', 4],
  ['whatsapp', 3],
] as const

const priorities = [
  ['normal', 44],
  ['low', 14],
  ['high', 12],
  ['urgent', 3],
  ['none', 27],
] as const

const kinds = [
  ['question', 44],
  ['task', 4],
  ['none', 52],
] as const

const furtherTags = ['checked', 'phone_back', 'christmas', 'business', 'express', 'second_contact'] as const

/** Remembers what later tickets may refer to. */
class Writer {
  readonly #chance: Chance
  readonly #desk: Desk
  readonly #until: number
  readonly #closed = new Map<number, { readonly id: number; readonly time: number }>()
  #arrived = 0
  #problem: { readonly id: number; readonly time: number } | undefined

  constructor(chance: Chance, desk: Desk, until: number) {
    this.#chance = chance
    this.#desk = desk
    this.#until = until
  }

  write(id: number, created: number): TicketSeed {
    const chance = this.#chance
    const customer = this.#customerAt(created)
    const talk = new Talk(chance, customer.language)
    const { group, agents } = this.#desk.agentsOf(talk.topic.name)
    const channel = weighted(chance, channels)
    const isLetter = channel === 'email' || channel === 'web'
    const agent = chance.pick(agents)
    const life = lifeOf(chance, talk, { customer, agent, isLetter, created, until: this.#until })
    const isAssigned = life.status !== 'new'
    const follows = this.#followedBy(customer, created)
    if (life.status === 'closed') this.#closed.set(customer.id, { id, time: life.updated })
    return {
      id,
      subject: isLetter ? talk.say(talk.topic.subjects) : `Conversation with ${customer.name}`,
      requester_id: customer.id,
      ...(isAssigned && { assignee_id: agent }),
      ...((isAssigned || happens(chance, 0.5)) && { group_id: group }),
      status: life.status,
      ...this.#kindOf(id, talk.topic.name, created),
      ...this.#orderOf(talk),
      ...(channel === 'api' && { external_id: `shop-${talk.order}-${id}` }),
      ...(happens(chance, 0.18) && { tags: [chance.pick(furtherTags)] }),
      ...this.#peopleOf(customer),
      ...(follows === undefined ? { via: { channel } } : { via_followup_source_id: follows }),
      created_at: timestamp(created),
      updated_at: timestamp(life.updated),
      ...(life.solved !== undefined && { solved_at: timestamp(life.solved) }),
      comments: life.comments,
      ...(life.rating && { satisfaction_rating: life.rating }),
    }
  }

  /** Somebody who is a customer by then; those who came early write most. */
  #customerAt(time: number): Customer {
    const { customers } = this.#desk
    while ((customers[this.#arrived]?.created ?? Number.POSITIVE_INFINITY) <= time) this.#arrived++
    const fraction = this.#chance.fraction()
    const place = Math.floor(fraction * Math.sqrt(fraction) * Math.max(1, this.#arrived))
    const customer = customers[place]
    if (!customer) throw new RangeError('a help desk with tickets needs customers')
    return customer
  }

  #kindOf(id: number, topic: string, time: number): Pick<TicketSeed, 'type' | 'priority' | 'problem_id'> {
    const chance = this.#chance
    const priority = weighted(chance, priorities)
    const told = priority === 'none' ? {} : ({ priority } as const)
    if (topic === 'delivery' && happens(chance, 0.012)) {
      this.#problem = { id, time }
      return { type: 'problem', ...told }
    }
    const isAffected = this.#problem && time - this.#problem.time < 8 * day && topic === 'delivery'
    if (isAffected && happens(chance, 0.4)) return { type: 'incident', problem_id: this.#problem?.id ?? null, ...told }
    const type = weighted(chance, kinds)
    return { ...(type !== 'none' && { type }), ...told }
  }

  #orderOf({ topic, order }: Talk): Pick<TicketSeed, 'ticket_form_id' | 'custom_fields'> {
    if (!happens(this.#chance, 0.75)) return {}
    const isAboutOrder = topic.name !== 'account' && topic.name !== 'question'
    const values = [
      { id: fieldIds.topic, value: `topic_${topic.name}` },
      ...(isAboutOrder ? [{ id: fieldIds.order, value: order }] : []),
    ]
    return { ...(isAboutOrder && { ticket_form_id: formId }), custom_fields: values }
  }

  #peopleOf({ id }: Customer): Pick<TicketSeed, 'email_cc_ids' | 'follower_ids'> {
    const { customers, team } = this.#desk
    const copied = happens(this.#chance, 0.05) ? customers[this.#chance.integer(this.#arrived)] : undefined
    const follower = happens(this.#chance, 0.03) ? team[this.#chance.integer(team.length)] : undefined
    return {
      ...(copied && copied.id !== id && { email_cc_ids: [copied.id] }),
      ...(follower?.id !== undefined && { follower_ids: [follower.id] }),
    }
  }

  /** The ticket of the customer that was closed of late, in some cases. */
  #followedBy({ id }: Customer, time: number): number | undefined {
    const closed = this.#closed.get(id)
    const isLate = closed !== undefined && closed.time < time && time - closed.time < 30 * day
    return isLate && happens(this.#chance, 0.05) ? closed.id : undefined
  }
}
