import type { Account } from '../account/account.ts'
import { bakedWorld } from '../generated/baked-world.ts'
import type { Item } from '../store/item.ts'
import { withBytes } from '../store/record-text.ts'
import { makeDefaultWorld } from '../world.ts'
import { type Filling, fill } from './template.ts'

/**
 * A small believable account, half a year old: an admin, two agents, customers of one organization, two groups, many
 * sign-ins, and some forty tickets in every state. Nothing in it is younger than ten minutes.
 */
export function defaultWorld(account: Account): void {
  if (account.isBlank) read(account)
  else makeDefaultWorld(account)
}

function read(account: Account): void {
  const { draws } = account.state
  const { ids, numbers, records } = bakedWorld
  const filling: Filling = {
    name: account.subdomain,
    began: Math.floor(account.clock.now() / 1000) * 1000,
    ids: draws.ids.last,
  }
  account.begin({ ...draws, ids: { ...draws.ids, last: filling.ids + ids }, numbers }, (name) =>
    itemsIn(fill(records[name] ?? '[]', filling)),
  )
}

/** Records as they were written when the world was made, so they are what their collection keeps. */
const itemsIn = (text: string): readonly Item[] => JSON.parse(text).map(withBytes)
