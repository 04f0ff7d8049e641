import type { OnBug } from '../bug.ts'
import { Patterns } from '../custom-fields/patterns.ts'
import type { WebhookPolicy } from '../delivery/policy.ts'
import type { Language } from '../dynamic-content.ts'
import { records } from '../generated/records.ts'
import { Collection, type CollectionOf } from '../store/collection.ts'
import { type CommitListener, Journal } from '../store/commit.ts'
import type { Definition } from '../store/definition.ts'
import type { IdSequence } from '../store/id.ts'
import type { Item } from '../store/item.ts'
import { scheduledWork } from '../work/scheduled-work.ts'
import { Accesses } from './accesses.ts'
import { AccountClock } from './account-clock.ts'
import { accountSettings, type SettingGroups, type Settings, settingsOf } from './account-settings.ts'
import type { Acting } from './acting.ts'
import type { Actor } from './actor.ts'
import { type Chance, digest } from './chance.ts'
import { type AdjustableClock, timestamp } from './clock.ts'
import { defaultSettings } from './default-settings.ts'
import { Draws, type DrawsState } from './draws.ts'
import { renamed } from './fork.ts'
import { Languages, type Spoken } from './languages.ts'
import { type AccountState, changesBetween, type Look, type RecordChange, type Snapshot } from './snapshot.ts'
import type { KeptAccount } from './storage.ts'

const kinds = { ...records, scheduledWork }

type Records = typeof kinds
type Collections = { readonly [Name in keyof Records]: CollectionOf<Records[Name]> }

/** One account: its records, its time, its chance. Nothing is shared between two of them. */
export type Account = AccountCore & Collections

/** Puts into an account what it begins with. */
export type World = (account: Account) => void

export interface AccountOptions {
  readonly clock: AdjustableClock
  readonly world: World
  /** What the account was, where it was kept; it begins with its world otherwise. */
  readonly kept?: KeptAccount | undefined
  /** When the account began, in milliseconds since 1970: what its world takes for the present. */
  readonly began: number
  /** Told of errors that no caller is to hear of: those of scheduled work. */
  readonly onBug: OnBug
  /** What becomes of the calls of its webhooks. */
  readonly delivery?: WebhookPolicy | undefined
}

/** Makes an account. It depends on its name, its world and when it began, not on when it is made. */
export function openAccount(subdomain: string, options: AccountOptions): Account {
  const { kept } = options
  const core = new AccountCore(subdomain, options)
  // `Collections` maps the very same definitions, so the object has just the collections that the type promises;
  // TypeScript cannot follow a definition through Object.entries.
  const account = Object.assign(core, openCollections(core)) as unknown as Account
  if (kept) account.resume(kept)
  else {
    account.clock.at(options.began, () => account.commit(() => options.world(account)))
    account.journal.begin()
  }
  return account
}

function openCollections(core: AccountCore): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    // What the engine does with any collection needs no more of its records than an id.
    Object.entries(kinds).map(([name, definition]) => [
      name,
      core.open(definition as unknown as Definition<Item, unknown>),
    ]),
  )
}

/** Pieces of work that are kept at a time. */
const mostKept = 16

/** A collection, as far as all of it is kept and brought back. */
interface Kind {
  readonly definition: { readonly isInternal?: boolean }
  readonly all: readonly Item[]
  readonly size: number
  restore(records: readonly Item[]): void
  readFrom(source: () => Iterable<Item>): void
  canShow(record: Item): boolean
  shown(record: Item, actor: Actor | undefined, origin: string): unknown
}

class AccountCore {
  readonly subdomain: string
  /** The number that results of jobs tell: the same for the same subdomain. */
  readonly id: number
  readonly clock: AccountClock
  readonly onBug: OnBug
  readonly delivery: WebhookPolicy
  readonly journal = new Journal()
  readonly patterns = new Patterns()
  readonly languages: Languages
  readonly accesses = new Accesses()
  /** Turns what is noted aside into records, which a snapshot of the account holds. */
  #gather: (() => void) | undefined
  /** Tells this account's entity tags from those of another run with other records. */
  readonly epoch: string
  readonly #draws: Draws
  #acting: Acting | undefined
  readonly #settings: Collection<Settings, SettingGroups>
  readonly #kept = new Map<string, unknown>()
  readonly #stamped = new Map<string, { readonly stamp: string; readonly value: unknown }>()
  #keptAt = 0
  #notedAt = 0
  #told = { time: Number.NaN, text: '' }
  /** Every collection by its name, the settings' too. */
  readonly #kinds = new Map<string, Kind>()
  readonly #bySingular = new Map<string, Collection<Item, unknown>>()
  readonly #byWireName = new Map<string, Collection<Item, unknown>>()

  constructor(subdomain: string, { clock, began, onBug, delivery = {} }: Omit<AccountOptions, 'world' | 'kept'>) {
    this.subdomain = subdomain
    this.id = 10_000_000 + Number.parseInt(digest(`account ${subdomain}`).slice(0, 6), 16)
    this.clock = new AccountClock(clock, () => this.journal.tell([], true))
    this.onBug = onBug
    this.delivery = delivery
    this.#draws = new Draws(subdomain)
    this.epoch = digest(`${subdomain} ${began}`)
    // It has its collections by the time that anybody reads a text.
    this.languages = new Languages(this as unknown as Spoken)
    this.#settings = new Collection(accountSettings, this.journal)
    this.#kinds.set(accountSettings.name, this.#settings)
    this.commit(() => this.#settings.insert(settingsOf(defaultSettings)))
  }

  get chance(): Chance {
    return this.#draws.chance
  }

  get ids(): IdSequence {
    return this.#draws.ids
  }

  /** Counts up from 1, under a name of its own: the numbers of tickets, which are never given twice. */
  number(name: string): number {
    return this.#draws.number(name)
  }

  /** From now on only numbers above this one are given under the name. */
  passNumber(name: string, number: number): void {
    this.#draws.passNumber(name, number)
  }

  /** Grows with each commit that changed something. */
  get version(): number {
    return this.journal.version
  }

  /**
   * Tells this state of the account from any other that it has been in. An account that is forgotten and made again goes
   * through the same versions, but may note other sign-ins on the way.
   */
  get stamp(): string {
    return `${this.epoch} ${this.version} ${this.#notedAt}`
  }

  /** The account's time in Zendesk's form. */
  get now(): string {
    const time = this.clock.now()
    if (time !== this.#told.time) this.#told = { time, text: timestamp(time) }
    return this.#told.text
  }

  /** What is set for the whole account. */
  get settings(): Settings {
    return this.#settings.find('settings')
  }

  /** Grows with each change of the settings. */
  get settingsVersion(): number {
    return this.#settings.version
  }

  changeSettings(groups: SettingGroups): void {
    this.#settings.update(this.settings, settingsOf(groups))
  }

  open(definition: Definition<Item, unknown>): Collection<Item, unknown> {
    const collection = new Collection(definition, this.journal, this)
    this.#kinds.set(definition.name, collection)
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

  /** All writes of the work happen, at one moment, or none if it throws; then nothing was drawn, either. */
  commit<T>(work: () => T): T {
    const { state } = this.#draws
    try {
      return this.clock.at(this.clock.now(), () => this.journal.commit(work))
    } catch (error) {
      this.#draws.state = state
      throw error
    }
  }

  /** The same for bookkeeping, which does not count as having written to the account. */
  note<T>(work: () => T): T {
    this.#notedAt = this.clock.now()
    return this.journal.note(work)
  }

  /** What the work gives, kept under the name until a record changes; for what costs much and is asked often. */
  keep<T>(name: string, work: () => T): T {
    const { writes } = this.journal
    if (this.#keptAt !== writes || this.#kept.size >= mostKept) this.#kept.clear()
    this.#keptAt = writes
    if (!this.#kept.has(name)) this.#kept.set(name, work())
    // One name stands for one kind of work, so what is kept under it is of that work's type.
    return this.#kept.get(name) as T
  }

  /** What the work gives, kept under the name until the stamp is another one: the versions of the collections that it reads. */
  keepWhile<T>(name: string, stamp: string, work: () => T): T {
    const known = this.#stamped.get(name)
    const kept = known?.stamp === stamp ? known : { stamp, value: work() }
    if (kept !== known) this.#stamped.set(name, kept)
    // One name stands for one kind of work, so what is kept under it is of that work's type.
    return kept.value as T
  }

  /** Who is changing things; undefined where nobody is, as when a snapshot is brought back. */
  get acting(): Acting | undefined {
    return this.#acting
  }

  /** What whoever is being served reads texts in. */
  get language(): Language {
    return this.languages.of(this.#acting?.id)
  }

  /** Does the work in somebody's name: the audit log tells of it. */
  actedBy<T>(acting: Acting, work: () => T): T {
    const before = this.#acting
    this.#acting = acting
    try {
      return work()
    } finally {
      this.#acting = before
    }
  }

  /** Called after each commit with what it changed. Returns what ends the listening. */
  onCommit(listener: CommitListener): () => void {
    return this.journal.listen(listener)
  }

  /** All that the account is, beside its records. */
  get state(): AccountState {
    return { clock: this.clock.state, draws: this.#draws.state }
  }

  set state({ clock, draws }: AccountState) {
    this.clock.state = clock
    this.#draws.state = draws
  }

  /** Has this called ahead of each snapshot, and of bringing one back. */
  gatherWith(gather: () => void): void {
    this.#gather = gather
  }

  /** The account as it is now. Records are shared, not copied: it costs little however large the account is. */
  snapshot(): Snapshot {
    this.#gather?.()
    const records = new Map(Array.from(this.#kinds, ([name, { all }]) => [name, all]))
    return { subdomain: this.subdomain, state: this.state, records }
  }

  /**
   * Brings back what the account was, or makes it what another one was, with addresses that follow the name. A listener on
   * commits hears of it as of any other change.
   */
  restore(snapshot: Snapshot): void {
    const { state, records } = snapshot.subdomain === this.subdomain ? snapshot : renamed(snapshot, this.subdomain)
    const { clock } = this.state
    this.#gather?.()
    try {
      this.commit(() => {
        for (const [name, collection] of this.#kinds) collection.restore(records.get(name) ?? [])
        this.state = state
        this.journal.touch()
      })
    } catch (error) {
      this.clock.state = clock
      throw error
    }
  }

  /** Goes on from where the account was kept. */
  resume({ state, version, records }: KeptAccount): void {
    this.begin(state.draws, records)
    this.clock.state = state.clock
    this.journal.resume(version)
  }

  /** Has all records, and where the draws have come to, from elsewhere; each kind is read when one of it is first needed. */
  begin(draws: DrawsState, records: (collection: string) => Iterable<Item>): void {
    this.#kept.clear()
    for (const [name, collection] of this.#kinds) collection.readFrom(() => records(name))
    this.#draws.state = draws
  }

  /** Whether nothing was written yet, not even in the commit that is being made. */
  get isBlank(): boolean {
    const own = [...this.#kinds.values()].filter((kind) => kind !== this.#settings)
    return this.#settings.version === 1 && own.every(({ size }) => size === 0)
  }

  /** In a sentence why the account could not show what the snapshot holds; undefined where it could. */
  problemWith({ records }: Snapshot): string | undefined {
    for (const [name, all] of records) {
      const kind = this.#kinds.get(name)
      if (!kind) return `this Fakedesk knows no records called ${name}`
      const broken = all.find((record) => !kind.canShow(record))
      if (broken) return `the record ${broken.id} of ${name} cannot be shown`
    }
    return records.has(accountSettings.name) ? undefined : 'the snapshot has no settings: it is not whole'
  }

  /**
   * What is different now, record by record and property by property: in the form in which records are kept, or `shown` as
   * the API shows them to an admin. Bookkeeping, such as work that waits, is left out.
   */
  changesSince(snapshot: Snapshot, { look = 'stored' }: { readonly look?: Look } = {}): readonly RecordChange[] {
    const origin = `https://${this.subdomain}.zendesk.com`
    return changesBetween(snapshot, this.snapshot(), (name) => {
      const kind = this.#kinds.get(name)
      if (!kind || kind.definition.isInternal) return undefined
      return look === 'stored' ? (record) => record : (record) => Object(kind.shown(record, undefined, origin))
    })
  }
}
