import type { Chance } from '../../account/chance.ts'
import { weighted } from './choose.ts'
import type { Language, Texts, Topic } from './languages/language.ts'

const products: Texts = ['Heron', 'Wren', 'Plover', 'Egret', 'Kestrel', 'Swift', 'Dunlin', 'Curlew', 'Siskin', 'Merlin']

/** What a conversation is about, and the words for it. */
export class Talk {
  readonly topic: Topic
  readonly language: Language
  readonly order: string
  readonly #chance: Chance
  readonly #slots: Readonly<Record<string, string>>

  constructor(chance: Chance, language: Language) {
    this.#chance = chance
    this.language = language
    const { topics } = language
    this.topic =
      topics[
        weighted(
          chance,
          topics.map((topic, place) => [place, shares[topic.name]] as const),
        )
      ] ?? topics[0]
    this.order = String(20_000 + chance.integer(70_000))
    this.#slots = {
      order: this.order,
      product: chance.pick(products),
      days: String(2 + chance.integer(7)),
      city: chance.pick(language.cities),
    }
  }

  /** One of the sentences, with what it is about filled in. */
  say(texts: Texts): string {
    return this.#chance.pick(texts).replaceAll(/\{(\w+)\}/g, (_, name: string) => this.#slots[name] ?? '')
  }

  /** The same as a letter. */
  write(texts: Texts, name: string): string {
    return `${this.say(this.language.greetings)}\n\n${this.say(texts)}\n\n${this.say(this.language.farewells)}\n${name}`
  }
}

const shares: Readonly<Record<Topic['name'], number>> = {
  delivery: 28,
  return: 20,
  warranty: 14,
  invoice: 10,
  account: 8,
  question: 14,
  order: 6,
}

/** Among colleagues English is written. */
export const notes: Texts = [
  'Second time this month, please keep an eye on it.',
  'Checked with the warehouse: it left us as six boxes.',
  'Called the customer, no answer.',
  'The carrier has opened a case for this.',
  'Refund is with billing.',
  'Asked the maker for a spare part.',
  'Same as last week, see the list of known faults.',
]
