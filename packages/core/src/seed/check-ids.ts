import type { Account } from '../account/account.ts'
import { isObject } from '../is-object.ts'
import { type Findings, tell } from './check-shape.ts'
import type { Kind } from './kinds.ts'
import { referencesOf } from './references.ts'

/** The records of a seed by kind, in the order in which they are put in. */
export type Lists = ReadonlyMap<Kind, readonly unknown[]>

/** Ids stay where a number is exact, with room for those that the account draws after them. */
const highestId = 2 ** 52

/** Finds ids that are none, ids given twice, and references to records that are neither in the seed nor in the account. */
export function checkIds(account: Account, lists: Lists, problems: Findings['problems']): void {
  const idsByList = new Map(Array.from(lists, ([{ name }, list]) => [name, placesOf(list)]))
  for (const [kind, list] of lists) {
    const places = idsByList.get(kind.name)
    for (const [place, record] of list.entries()) {
      if (!isObject(record)) continue
      if (typeof record.id === 'number') checkId(account, kind, { id: record.id, place, places, problems })
      for (const { path, list, id } of referencesOf(record, kind)) {
        if (idsByList.get(list)?.has(id) || account.collection(list)?.get(id)) continue
        const found = { path: [kind.name, place, ...path], problems }
        tell(found, `no ${singular(account, list)} has the id ${id}; add it, or correct the id`)
      }
    }
  }
}

/** Where each id comes first. */
function placesOf(list: readonly unknown[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (const [place, record] of list.entries()) {
    const id = isObject(record) ? record.id : undefined
    if (typeof id === 'number' && !places.has(id)) places.set(id, place)
  }
  return places
}

interface OneId {
  readonly id: number
  readonly place: number
  readonly places: ReadonlyMap<number, number> | undefined
  readonly problems: Findings['problems']
}

function checkId(account: Account, { name }: Kind, { id, place, places, problems }: OneId): void {
  const found = { path: [name, place, 'id'], problems }
  const first = places?.get(id)
  if (id < 1 || id > highestId) tell(found, `must be a whole number from 1 to ${highestId}`)
  else if (first !== undefined && first < place) tell(found, `${id} is the id of ${name}[${first}] already`)
  else if (account.collection(name)?.get(id))
    tell(found, `${id} is the id of another ${singular(account, name)} already`)
}

const singular = (account: Account, list: string) =>
  (account.collection(list)?.definition.singular ?? list).replaceAll('_', ' ')
