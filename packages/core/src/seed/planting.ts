import type { Account } from '../account/account.ts'
import { timestamp } from '../account/clock.ts'
import { ZendeskError } from '../errors.ts'
import { changeSettings } from '../families/account-settings/change-settings.ts'
import { isObject } from '../is-object.ts'
import type { Item } from '../store/item.ts'
import type { Given, Kind } from './kinds.ts'
import { problemsTold } from './problems-told.ts'
import { referencesOf } from './references.ts'
import { referredFirst } from './referred-first.ts'
import type { SeedProblem } from './seed-error.ts'

/** A seed on its way into an account. What does not hold is noted and left out, so that all of it is found at once. */
export class Planting {
  readonly #account: Account
  readonly #problems: SeedProblem[]
  /** By `users 3`, the properties that are wrong there; undefined where it is all of the record. */
  readonly #wrong: ReadonlyMap<string, ReadonlySet<unknown>>
  /** The ids of records that were left out, by list. */
  readonly #missing = new Map<string, Set<unknown>>()
  readonly #planted = new Map<string, Set<Item['id']>>()
  readonly #times: { readonly list: string; readonly id: Item['id']; readonly updated_at: string }[] = []

  constructor(account: Account, problems: SeedProblem[]) {
    this.#account = account
    this.#problems = problems
    const byPlace = Map.groupBy(problems, ({ path: [list, place] }) => `${list} ${place}`)
    this.#wrong = new Map(
      Array.from(byPlace, ([place, all]) => [place, new Set(all.map(({ path: [, , property] }) => property))]),
    )
  }

  /** All settings but those of brands, which name one. */
  set(settings: unknown): void {
    if (isObject(settings)) this.#change({ ...settings, brands: undefined })
  }

  setBrands(settings: unknown): void {
    if (isObject(settings) && settings.brands !== undefined) this.#change({ brands: settings.brands })
  }

  /** The records of one kind, and what every account has of it. */
  plant(kind: Kind, list: readonly unknown[]): void {
    this.#planted.set(kind.name, new Set())
    this.#missing.set(kind.name, new Set())
    const ids: Item['id'][] = []
    for (const [place, record] of referredFirst(kind, list)) {
      const id = this.#plantOne(kind, record, place)
      if (id === undefined) this.#missing.get(kind.name)?.add(record.id)
      else ids[place] = id
    }
    // In the order of the list, without the places of what was left out.
    this.#planted.set(kind.name, new Set(ids.flat()))
    kind.complete?.(this.#account)
  }

  /** What was put in later may have touched a record that says when it was changed. */
  restoreTimes(): void {
    for (const { list, id, updated_at } of this.#times) {
      const collection = this.#account.collection(list)
      const record = collection?.get(id)
      if (record && 'updated_at' in record && record.updated_at !== updated_at) {
        collection?.update(record, { updated_at } as Partial<Item>) // It has one, as was seen.
      }
    }
  }

  planted(): Readonly<Record<string, readonly Item[]>> {
    return Object.fromEntries(
      Array.from(this.#planted, ([list, ids]) => [list, Array.from(ids, (id) => this.#recordOf(list, id))]),
    )
  }

  /**
   * The properties that keep a record from being put in as it is. Without them it is put in all the same, so that what
   * else is wrong with it and with others (a second one with its email) is found in the same go.
   */
  #faultsIn(kind: Kind, record: Given, place: number): ReadonlySet<unknown> {
    const wrong = this.#wrong.get(`${kind.name} ${place}`)
    if ([...this.#missing.values()].every(({ size }) => size === 0)) return wrong ?? new Set()
    const lost = referencesOf(record, kind).filter(({ list, id }) => this.#missing.get(list)?.has(id))
    return new Set([...(wrong ?? []), ...lost.map(({ path: [property] }) => property)])
  }

  #plantOne(kind: Kind, given: Given, place: number): Item['id'] | undefined {
    const account = this.#account
    const planted = this.#planted.get(kind.name) ?? new Set()
    const faults = this.#faultsIn(kind, given, place)
    if (faults.has(undefined)) return undefined
    const record = faults.size > 0 ? without(given, faults) : given
    let own: Item['id'] | undefined
    const put = () => {
      const { id, created_at, updated_at }: Given = kind.imports ? { id: record.id } : record
      const [made, changed] = [timeOf(created_at ?? updated_at), timeOf(updated_at ?? created_at)]
      const plant = () => {
        const completed = kind.before?.(account, record) ?? record
        if (typeof id === 'number' && !kind.imports) account.ids.give(id)
        return kind.plant(account, completed, planted)
      }
      const stored = made === undefined ? plant() : account.clock.at(made, plant)
      if (id !== undefined && stored.id !== id) throw new TypeError(`${kind.name} drew another id before its own`)
      planted.add(stored.id)
      own = stored.id
      if (changed !== undefined) this.#times.push({ list: kind.name, id: stored.id, updated_at: timestamp(changed) })
    }
    this.#attempt(record, { path: [kind.name, place], faults }, put)
    return own
  }

  #change(settings: Given): void {
    if ([...this.#wrong.keys()].some((place) => place.startsWith('settings '))) return
    const place = { path: ['settings'], faults: new Set() }
    this.#attempt(settings, place, () => changeSettings(this.#account, settings))
  }

  /** What cannot be done is taken back, and what was wrong is noted. */
  #attempt(record: Given, place: Place, work: () => void): void {
    try {
      this.#account.commit(work)
    } catch (error) {
      if (!(error instanceof ZendeskError)) throw error
      this.#problems.push(...problemsTold(error, record, place))
    }
  }

  #recordOf(list: string, id: Item['id']): Item {
    const record = this.#account.collection(list)?.get(id)
    if (!record) throw new TypeError(`${list} lost the record ${id} that was put in`)
    return record
  }
}

interface Place {
  readonly path: SeedProblem['path']
  /** Properties that were left out. */
  readonly faults: ReadonlySet<unknown>
}

function without(record: Given, properties: ReadonlySet<unknown>): Given {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !properties.has(name)))
}

function timeOf(text: unknown): number | undefined {
  return typeof text === 'string' ? Date.parse(text) : undefined
}
