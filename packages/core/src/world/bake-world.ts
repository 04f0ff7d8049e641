import { type Account, openAccount } from '../account/account.ts'
import { seededChance } from '../account/chance.ts'
import { fixedClock } from '../account/clock.ts'
import { writeRecord } from '../store/record-text.ts'
import { completed, makeDefaultWorld } from '../world.ts'
import { mark, type Template } from './template.ts'

/** A name that no text of the world holds by chance. */
const name = 'name-of-the-account'

/** The default world as a template: made by the verbs of the families, then marked. */
export function bakeWorld(): Template {
  let ids = 0
  const clock = fixedClock('2026-01-01T00:00:00Z')
  const world = (account: Account) => {
    ids = account.state.draws.ids.last
    makeAlike(account)
  }
  const account = openAccount(name, { clock, world, began: clock.now(), onBug: rethrow })
  const { draws } = account.state
  const records = Array.from(account.snapshot().records, ([collection, all]) => {
    const text = `[${all.map(writeRecord).join(',')}]`
    return [collection, mark(text, { name, began: clock.now(), ids })] as const
  })
  return { ids: draws.ids.last - ids, numbers: draws.numbers, records: Object.fromEntries(records) }
}

/** Makes the world by the same draws in every account; only where its ids begin is the account's own. */
export function makeAlike(account: Account): void {
  const { clock, draws } = account.state
  const chance = seededChance('the default world').state
  account.state = { clock, draws: { ...draws, chance, ids: { ...draws.ids, chance } } }
  completed(makeDefaultWorld)(account)
}

function rethrow(error: unknown): never {
  throw error
}
