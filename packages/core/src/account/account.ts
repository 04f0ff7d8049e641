import { records } from '../generated/records.ts'
import { Collection, type CollectionOf } from '../store/collection.ts'
import { type CommitListener, Journal } from '../store/commit.ts'
import type { Definition } from '../store/definition.ts'
import { type IdSequence, idSequence } from '../store/id.ts'
import type { Item } from '../store/item.ts'
import { accountSettings, type SettingGroups, type Settings, settingsOf } from './account-settings.ts'
import { type Chance, digest, seededChance } from './chance.ts'
import { type AdjustableClock, timestamp } from './clock.ts'
import { defaultSettings } from './default-settings.ts'

type Records = typeof records
type Collections = { readonly [Name in keyof Records]: CollectionOf<Records[Name]> }

/** One account: its records, its time, its chance. Nothing is shared between two of them. */
export type Account = AccountCore & Collections

/** Puts into an account what it begins with. */
export type World = (account: Account) => void

export interface AccountOptions {
  readonly clock: AdjustableClock
  readonly world: World
}

export function openAccount(subdomain: string, options: AccountOptions): Account {
  const core = new AccountCore(subdomain, options.clock)
  // `Collections` maps the very same definitions, so the object has just the collections that the type promises;
  // TypeScript cannot follow a definition through Object.entries.
  const account = Object.assign(core, openCollections(core)) as unknown as Account
  account.commit(() => options.world(account))
  return account
}

function openCollections(core: AccountCore): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    // What the engine does with any collection needs no more of its records than an id.
    Object.entries(records).map(([name, definition]) => [
      name,
      core.open(definition as unknown as Definition<Item, unknown>),
    ]),
  )
}

/** Pieces of work that are kept at a time. */
const mostKept = 16

class AccountCore {
  readonly subdomain: string
  readonly clock: AdjustableClock
  readonly chance: Chance
  readonly ids: IdSequence
  readonly journal = new Journal()
  /** Tells this account's entity tags from those of another run with other records. */
  readonly epoch: string
  readonly #settings: Collection<Settings, SettingGroups>
  readonly #due: Task[] = []
  readonly #kept = new Map<string, unknown>()
  #keptAt = 0
  readonly #bySingular = new Map<string, Collection<Item, unknown>>()
  readonly #byWireName = new Map<string, Collection<Item, unknown>>()

  constructor(subdomain: string, clock: AdjustableClock) {
    this.subdomain = subdomain
    this.clock = clock
    this.chance = seededChance(`${subdomain} chance`)
    this.ids = idSequence(seededChance(`${subdomain} ids`))
    this.epoch = digest(`${subdomain} ${clock.now()}`)
    this.#settings = new Collection(accountSettings, this.journal)
    this.commit(() => this.#settings.insert(settingsOf(defaultSettings)))
  }

  /** Grows with each commit that changed something. */
  get version(): number {
    return this.journal.version
  }

  /** The account's time in Zendesk's form. */
  get now(): string {
    return timestamp(this.clock.now())
  }

  /** What is set for the whole account. */
  get settings(): Settings {
    return this.#settings.find('settings')
  }

  changeSettings(groups: SettingGroups): void {
    this.#settings.update(this.settings, settingsOf(groups))
  }

  open(definition: Definition<Item, unknown>): Collection<Item, unknown> {
    const collection = new Collection(definition, this.journal)
    this.#byWireName.set(definition.name, collection)
    this.#bySingular.set(definition.singular, collection)
    return collection
  }

  /** The collection that has this name on the wire, as in `include=users`. */
  collection(name: string): Collection<Item, unknown> | undefined {
    return this.#byWireName.get(name)
  }

  /** The collection whose single records have this key. */
  collectionOfOne(key: string): Collection<Item, unknown> | undefined {
    return this.#bySingular.get(key)
  }

  /** All writes of the work happen, or none if it throws. */
  commit<T>(work: () => T): T {
    return this.journal.commit(work)
  }

  /** What the work gives, kept under the name until a record changes; for what costs much and is asked often. */
  keep<T>(name: string, work: () => T): T {
    if (this.#keptAt !== this.version || this.#kept.size >= mostKept) this.#kept.clear()
    this.#keptAt = this.version
    if (!this.#kept.has(name)) this.#kept.set(name, work())
    // One name stands for one kind of work, so what is kept under it is of that work's type.
    return this.#kept.get(name) as T
  }

  /** Called after each commit with what it changed. Returns what ends the listening. */
  onCommit(listener: CommitListener): () => void {
    return this.journal.listen(listener)
  }

  /** Has the work done once the account's clock has gone so far, in milliseconds from now. */
  schedule(delay: number, work: () => void): void {
    const at = this.clock.now() + delay
    const place = this.#due.findIndex((task) => task.at > at)
    this.#due.splice(place < 0 ? this.#due.length : place, 0, { at, work })
  }

  /** Does the scheduled work whose time has come; called ahead of each request. */
  settle(): void {
    for (let task = this.#due[0]; task && task.at <= this.clock.now(); task = this.#due[0]) {
      this.#due.shift()
      this.commit(task.work)
    }
  }
}

interface Task {
  readonly at: number
  readonly work: () => void
}
