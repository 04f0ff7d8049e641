import type { EssentialsCard } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import { ulid } from '../../ulid.ts'
import { Validation } from '../../validation.ts'
import { mostFields, type StoredEssentialsCard } from './card.ts'

/**
 * The kinds of records that have a card, with what it shows unless it is set. Only `zen:user` is documented by name, and
 * no default is: these are guesses.
 */
const defaults: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'zen:user',
    ['identity:email', 'identity:phone_number', 'field:standard:time_zone', 'field:standard:locale'].map(
      (field) => `zen:user:${field}`,
    ),
  ],
  ['zen:organization', ['domain_names', 'details', 'notes'].map((field) => `zen:organization:field:standard:${field}`)],
])

export const kindsWithCards: readonly string[] = [...defaults.keys()]

/** The card that was set. Throws `notFound` for a kind of record that has none. */
export function cardSet(account: Account, key: string): StoredEssentialsCard | undefined {
  if (!defaults.has(key)) throw notFound()
  return account.essentialsCards.by('key', key).first()
}

/** The card as it is, set or not. Throws `notFound`. */
export function cardOf(account: Account, key: string): EssentialsCard {
  const card = cardSet(account, key)
  return card ? account.essentialsCards.shown(card) : defaultCard(key)
}

function defaultCard(key: string): EssentialsCard {
  const fields = (defaults.get(key) ?? []).map((zrn) => ({ id: null, zrn }))
  const facts = { layout: 'essentials_card', default: true, max_count: mostFields }
  return { id: null, key, ...facts, fields, created_at: null, updated_at: null }
}

type GivenField = Partial<EssentialsCard['fields'][number]> & { readonly zrn: string }

/** Sets what the card shows. Throws `invalid` for too many fields, and those without a name; and `notFound`. */
export function setCard(account: Account, key: string, fields: readonly GivenField[]): StoredEssentialsCard {
  const card = cardSet(account, key)
  const validation = new Validation()
  if (fields.length > mostFields) {
    validation.add('fields', { description: `Fields: are too many (maximum is ${mostFields})`, error: 'TooLong' })
  }
  for (const { zrn } of fields) validation.present('zrn', zrn, 'Zrn')
  validation.check()
  const named = fields.map(({ id = null, zrn }) => ({ id, zrn }))
  const { now } = account
  if (card) return account.essentialsCards.update(card, { fields: named, updated_at: now })
  return account.essentialsCards.insert({ id: ulid(account), key, fields: named, created_at: now, updated_at: now })
}
