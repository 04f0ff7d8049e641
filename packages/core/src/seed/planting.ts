import type { Account } from '../account/account.ts'
import { timestamp } from '../account/clock.ts'
import { ZendeskError } from '../errors.ts'
import { changeSettings } from '../families/account-settings/change-settings.ts'
import { isObject } from '../is-object.ts'
import type { Item } from '../store/item.ts'
import type { Given, Kind } from './kinds.ts'
import { problemsTold } from './problems-told.ts'
import type { SeedProblem } from './seed-error.ts'

/** A seed on its way into an account. What does not hold is noted and left out, so that all of it is found at once. */
export class Planting {
  readonly #account: Account
  readonly #problems: SeedProblem[]
  /** `users 3`: the places where something is wrong. */
  readonly #wrong: Set<string>
  /** The ids of records that were left out, by list. Whatever refers to them is left out too, without a word. */
  readonly #missing = new Map<string, Set<unknown>>()
  readonly #planted = new Map<string, Set<Item['id']>>()
  readonly #times: { readonly list: string; readonly id: Item['id']; readonly updated_at: string }[] = []

  constructor(account: Account, problems: SeedProblem[]) {
    this.#account = account
    this.#problems = problems
    this.#wrong = new Set(problems.map(({ path: [list, place] }) => `${list} ${place}`))
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
    for (const [place, record] of list.entries()) {
      if (!isObject(record)) continue
      if (!this.#isSound(kind, record, place) || !this.#plantOne(kind, record, place)) {
        this.#missing.get(kind.name)?.add(record.id)
      }
    }
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

  #isSound({ name, refers = {} }: Kind, record: Given, place: number): boolean {
    if (this.#wrong.has(`${name} ${place}`)) return false
    return !Object.entries(refers).some(([property, list = '']) => {
      const missing = this.#missing.get(list)
      return missing?.size && [record[property]].flat().some((id) => id != null && missing.has(id))
    })
  }

  #plantOne(kind: Kind, record: Given, place: number): boolean {
    const account = this.#account
    const planted = this.#planted.get(kind.name) ?? new Set()
    return this.#attempt(record, [kind.name, place], () => {
      const { id, created_at, updated_at } = record
      const [made, changed] = [timeOf(created_at ?? updated_at), timeOf(updated_at ?? created_at)]
      const put = () => {
        const given = kind.before?.(account, record) ?? record
        if (typeof id === 'number') account.ids.give(id)
        return kind.plant(account, given, planted)
      }
      const stored = made === undefined ? put() : account.clock.at(made, put)
      if (id !== undefined && stored.id !== id) throw new TypeError(`${kind.name} drew another id before its own`)
      planted.add(stored.id)
      if (changed !== undefined) this.#times.push({ list: kind.name, id: stored.id, updated_at: timestamp(changed) })
    })
  }

  #change(settings: Given): void {
    if ([...this.#wrong].some((place) => place.startsWith('settings '))) return
    this.#attempt(settings, ['settings'], () => changeSettings(this.#account, settings))
  }

  /** Whether it could be done; otherwise it is taken back, and what was wrong is noted. */
  #attempt(record: Given, path: SeedProblem['path'], work: () => void): boolean {
    try {
      this.#account.commit(work)
      return true
    } catch (error) {
      if (!(error instanceof ZendeskError)) throw error
      this.#problems.push(...problemsTold(error, record, path))
      return false
    }
  }

  #recordOf(list: string, id: Item['id']): Item {
    const record = this.#account.collection(list)?.get(id)
    if (!record) throw new TypeError(`${list} lost the record ${id} that was put in`)
    return record
  }
}

function timeOf(text: unknown): number | undefined {
  return typeof text === 'string' ? Date.parse(text) : undefined
}
