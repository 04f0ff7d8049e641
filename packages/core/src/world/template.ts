import { timestamp } from '../account/clock.ts'
import { day } from '../account/days-ago.ts'
import { capitalized } from '../capitalized.ts'
import { beginOfUlid, timeOfUlid, ulidForm } from '../ulid.ts'

/** A world as texts, with marks where the time, the ids and the name of an account go. */
export interface Template {
  /** How far the ids of the world reach. */
  readonly ids: number
  /** The last number given, by the name of the sequence. */
  readonly numbers: Readonly<Record<string, number>>
  /** The records as a JSON list, by the name of their collection. */
  readonly records: Readonly<Record<string, string>>
}

/** What an account puts in the place of the marks. */
export interface Filling {
  readonly name: string
  /** When the account began, in milliseconds since 1970; a whole second. */
  readonly began: number
  /** The id after which those of the world come. */
  readonly ids: number
}

/** Stands in no world, and begins a mark: its kind by a letter, and how far off the value is. */
const sign = '§'

/** Times and ids further off than this are none of the world's own. */
const reach = { milliseconds: 3 * 365 * 24 * 60 * 60_000, ids: 100_000_000 }

/** The text with each time, id and name in it marked, also the time in an id that begins with one. Throws for a text that holds the sign of marks. */
export function mark(text: string, { name, began, ids }: Filling): string {
  if (text.includes(sign)) throw new Error(`a world cannot hold ${sign}`)
  const places = new RegExp(
    `\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d:\\d\\dZ)?|\\b\\d{10}(?:\\d{3})?\\b|\\b${ulidForm}\\b|${name}|${capitalized(name)}`,
    'g',
  )
  return text.replace(places, (found) => {
    if (found === name) return `${sign}n0;`
    if (found === capitalized(name)) return `${sign}N0;`
    if (found.endsWith('Z')) return `${sign}t${(began - Date.parse(found)) / 1000};`
    if (found.includes('-')) return `${sign}d${(dayOf(began) - Date.parse(found)) / day};`
    if (found.length === lengthOfUlid) return ulidMark(found, began)
    const number = Number(found)
    if (number > ids && number <= ids + reach.ids) return `${sign}i${number - ids};`
    if (Math.abs(began - number) < reach.milliseconds) return `${sign}m${began - number};`
    if (Math.abs(began - number * 1000) < reach.milliseconds) return `${sign}s${began / 1000 - number};`
    return found
  })
}

const lengthOfUlid = 26

/** Such an id begins with the time when it was made. */
function ulidMark(id: string, began: number): string {
  const off = began - timeOfUlid(id)
  return Math.abs(off) < reach.milliseconds ? `${sign}u${off};${id.slice(beginOfUlid(began).length)}` : id
}

/** When the day began, in milliseconds since 1970. */
const dayOf = (time: number) => time - (time % day)

/** The marked text as it is for the account. */
export function fill(text: string, { name, began, ids }: Filling): string {
  return text.replace(/§(\w)(-?\d+);/g, (_, kind: string, off: string) => {
    switch (kind) {
      case 't':
        return timestamp(began - Number(off) * 1000)
      case 'd':
        return timestamp(dayOf(began) - Number(off) * day).slice(0, 10)
      case 'i':
        return String(ids + Number(off))
      case 's':
        return String(began / 1000 - Number(off))
      case 'm':
        return String(began - Number(off))
      case 'u':
        return beginOfUlid(began - Number(off))
      case 'n':
        return name
      default:
        return capitalized(name)
    }
  })
}
