import { isObject } from '@fakedesk/spec/openapi'
import { listAbove, listOf, listsOf, nameless, parentOf, singular } from './lists.ts'

/** A record that a target has shown, and the values of the path parameters that it was reached by. */
interface Find {
  readonly path: Readonly<Record<string, string>>
  readonly record: Readonly<Record<string, unknown>>
}

/** As many records of a list are remembered; more would not be asked for. */
const remembered = 20

/** What a walk has learnt of the records of a target, to call further operations with ids that exist. */
export class Finds {
  /** By the address of the list, its parameters nameless. */
  readonly #byList = new Map<string, Find[]>()
  /** By the name of a parameter that the record has a value for: `user_id` for users and for what belongs to a user. */
  readonly #byName = new Map<string, Find[]>()

  /** Takes in the records of an answer. Fresh ones, just made, are preferred to all that were known before. */
  learn(template: string, path: Readonly<Record<string, string>>, body: unknown, isFresh = false): void {
    const own = listOf(template, body, isFresh)?.key
    const findsByKey = listsOf(body, isFresh).map(({ key, records }) => {
      const finds = records
        .slice(0, remembered)
        .filter(isObject)
        .map((record) => ({ path, record }))
      return { key, kind: singular(key), finds }
    })
    for (const { key, finds } of findsByKey) if (key === own) add(this.#byList, nameless(template), finds, isFresh)
    for (const { kind, finds } of findsByKey) {
      for (const find of finds) for (const each of namesOf(kind, find.record)) add(this.#byName, each, [find], isFresh)
    }
  }

  /**
   * Values for the path parameters of an address, as far as records give them: those that stand last in the address are
   * looked up first, for what they were found under tells those before them.
   */
  pathFor(template: string): Record<string, string> {
    const names = [...template.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name)
    const values: Record<string, string> = {}
    for (const name of names.toReversed()) {
      if (values[name] !== undefined) continue
      const find = this.#find(template, name, values)
      const value = find && valueFor(find.record, name)
      if (!find || value === undefined) continue
      values[name] = value
      for (const other of names) {
        const known = find.path[other] ?? textOf(find.record[other])
        if (known !== undefined) values[other] ??= known
      }
    }
    return values
  }

  /** A value for a query parameter: an id, or several of the list above for `ids` and the like. */
  queryFor(template: string, name: string, count: number): string | undefined {
    const [, property] = /(?:^|_)(id|key)s$/.exec(name) ?? []
    if (!property) {
      const [find] = this.#byName.get(name) ?? []
      return find && valueFor(find.record, name)
    }
    const finds = this.#byName.get(name.slice(0, -1)) ?? this.#byList.get(nameless(parentOf(template))) ?? []
    const values = finds.slice(0, count).flatMap(({ record }) => valueFor(record, name.slice(0, -1)) ?? [])
    return values.length > 0 ? values.join() : undefined
  }

  /** Whether the lists that an address chooses from show all that these values name. */
  isListed(template: string, path: Readonly<Record<string, string>>): boolean {
    const values = Object.entries(path)
    const isShown = ([name, value]: [string, string]): boolean =>
      (this.#byList.get(nameless(listAbove(template, name))) ?? []).some(
        (find) => valueFor(find.record, name) === value && agrees(find, path),
      )
    return values.length > 0 && values.every(isShown)
  }

  /** The records of a list. */
  of(template: string): readonly Find['record'][] {
    return (this.#byList.get(nameless(template)) ?? []).map(({ record }) => record)
  }

  /** The records that have a value for a parameter. */
  named(parameter: string): readonly Find['record'][] {
    return (this.#byName.get(parameter) ?? []).map(({ record }) => record)
  }

  /** What the records of a list are called by: the first name, title or subject. */
  text(template: string): string | undefined {
    const texts = this.of(template).flatMap((record) => ['name', 'title', 'subject', 'value'].map((key) => record[key]))
    return texts.find((text) => typeof text === 'string' && text !== '')?.toString()
  }

  #find(template: string, name: string, known: Readonly<Record<string, string>>): Find | undefined {
    const list = nameless(listAbove(template, name))
    const finds = [...(this.#byList.get(list) ?? []), ...(this.#byName.get(name) ?? [])]
    return finds.find((find) => valueFor(find.record, name) !== undefined && agrees(find, known))
  }
}

function add(index: Map<string, Find[]>, name: string, finds: Find[], isFresh: boolean): void {
  const before = index.get(name) ?? []
  index.set(name, isFresh ? [...finds, ...before] : [...before, ...finds])
}

function agrees({ path, record }: Find, known: Readonly<Record<string, string>>): boolean {
  return Object.entries(known).every(([name, value]) => (path[name] ?? textOf(record[name]) ?? value) === value)
}

/** The parameters that a record has a value for: itself under the name of its kind, and those it names. */
function namesOf(kind: string, record: Find['record']): readonly string[] {
  const own = ['id', 'key'].filter((property) => textOf(record[property]) !== undefined)
  const others = Object.keys(record).filter((name) => name.endsWith('_id') && textOf(record[name]) !== undefined)
  return [...own.map((property) => `${kind}_${property}`), ...others]
}

/** The property of a record that a parameter asks for: `user_id`, or else the last word of it that there is: `id`. */
function valueFor(record: Find['record'], name: string): string | undefined {
  const words = name.split('_').toReversed()
  return [name, ...words, 'id'].map((property) => textOf(record[property])).find((value) => value !== undefined)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined
}
