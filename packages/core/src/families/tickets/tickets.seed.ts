import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'
import { settle } from '../../work/settle.ts'
import { earlierTickets } from './default-tickets/earlier.ts'
import { latestTickets } from './default-tickets/latest.ts'
import { recentTickets } from './default-tickets/recent.ts'
import { castOf, type OrderForm, Teller } from './default-tickets/teller.ts'
import type { Act, Person, ToldTicket } from './default-tickets/told-ticket.ts'

const stories: readonly ToldTicket[] = [...earlierTickets, ...recentTickets, ...latestTickets]

/** What happens to one ticket at one time; undefined `act` opens it. */
interface Moment {
  /** Before the account's present, in milliseconds. */
  readonly ago: number
  readonly by: Person | 'service'
  readonly story: ToldTicket
  readonly act: Act | undefined
}

/**
 * The tickets of the default world, each lived through by the verbs that requests call, at their times and in the order of
 * their times.
 */
export function seedTickets(account: Account, form: OrderForm): void {
  const present = account.clock.now()
  const teller = new Teller(account, castOf(account), form)
  for (const { ago, by, story, act } of momentsOf(stories)) {
    account.clock.at(present - ago, () => {
      settle(account)
      if (act) teller.happen(story, by, act)
      else teller.open(story)
    })
  }
  settle(account)
}

function momentsOf(stories: readonly ToldTicket[]): readonly Moment[] {
  return stories.flatMap((story) => lifeOf(story)).toSorted((one, other) => other.ago - one.ago)
}

function lifeOf(story: ToldTicket): readonly Moment[] {
  let ago = story.daysAgo * day
  const life: Moment[] = [{ ago, by: story.by, story, act: undefined }]
  for (const [hours, by, act] of story.goesOn ?? []) {
    ago -= hours * hour
    life.push({ ago, by, story, act })
  }
  return life
}

const hour = day / 24
