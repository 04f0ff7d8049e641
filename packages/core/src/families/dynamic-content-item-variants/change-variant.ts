import type { DynamicContentVariantCreate, DynamicContentVariantUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import { refuse, Validation } from '../../validation.ts'
import type { StoredDynamicContentItem } from '../dynamic-content/dynamic-content-item.ts'
import { enabledLocales } from '../locales/locale.ts'
import type { StoredVariant } from './variant.ts'

type Variants = readonly StoredVariant[]

/** Throws `notFound`. */
export function findVariant({ variants }: StoredDynamicContentItem, id: number): StoredVariant {
  const variant = variants.find((one) => one.id === id)
  if (!variant) throw notFound()
  return variant
}

/** A new text beside the others. Throws `invalid` for a second one of a language, and for one that the account does not have. */
export function newVariant(account: Account, others: Variants, given: DynamicContentVariantCreate): StoredVariant {
  const { now } = account
  const blank = { id: account.ids.next(), content: '', locale_id: 0, outdated: false, active: true, default: false }
  const variant = { ...blank, created_at: now, updated_at: now }
  return { ...variant, ...changesOf(account, others, variant, given) }
}

/** Adds a text to its item. Throws as `newVariant` does. */
export function addVariant(
  account: Account,
  item: StoredDynamicContentItem,
  given: DynamicContentVariantCreate,
): StoredVariant {
  const variant = newVariant(account, item.variants, given)
  save(account, item, [...item.variants, variant], variant)
  return variant
}

/** Throws `invalid`: the default text cannot be switched off, nor be no default any more (docs: Dynamic content). */
export function updateVariant(
  account: Account,
  item: StoredDynamicContentItem,
  variant: StoredVariant,
  given: DynamicContentVariantUpdate,
): StoredVariant {
  if (variant.default && given.default === false) refuseSwitchingOff()
  const others = item.variants.filter(({ id }) => id !== variant.id)
  const changes = changesOf(account, others, variant, given)
  const changed = { ...variant, ...changes, outdated: false, updated_at: account.now }
  save(
    account,
    item,
    item.variants.map((one) => (one.id === variant.id ? changed : one)),
    changed,
  )
  return changed
}

/** Throws `invalid` for the default text. */
export function deleteVariant(account: Account, item: StoredDynamicContentItem, variant: StoredVariant): void {
  if (variant.default) refuse('The default variant cannot be deleted', 'base', 'InvalidValue')
  save(
    account,
    item,
    item.variants.filter(({ id }) => id !== variant.id),
  )
}

/** One is the default: a new one takes the mark from the old. */
function save(account: Account, item: StoredDynamicContentItem, variants: Variants, changed?: StoredVariant): void {
  const others = changed?.default ? besideDefault(item, changed) : {}
  account.dynamicContentItems.update(item, {
    variants: variants.map((one) => (one.id === changed?.id ? one : { ...one, ...others })),
    ...(changed?.default && { default_locale_id: changed.locale_id }),
    updated_at: account.now,
  })
}

/** A translation is outdated once the default text is another than it was made from (docs: Dynamic content item variants). */
function besideDefault({ variants }: StoredDynamicContentItem, changed: StoredVariant): Partial<StoredVariant> {
  const before = variants.find((one) => one.default)
  return { default: false, ...(before?.content !== changed.content && { outdated: true }) }
}

function changesOf(
  account: Account,
  others: Variants,
  before: StoredVariant,
  given: DynamicContentVariantUpdate,
): Partial<StoredVariant> {
  const validation = new Validation()
  const { content = before.content, locale_id = before.locale_id, active = before.active } = given
  const isDefault = given.default ?? before.default
  validation.present('content', content, 'Content')
  // A language that was switched off since keeps its text.
  const isKnown = locale_id === before.locale_id || enabledLocales(account).some(({ id }) => id === locale_id)
  if (!isKnown) validation.add('locale_id', { description: 'Locale: is invalid', error: 'InvalidValue' })
  validation.unshared(
    'locale_id',
    others.some((other) => other.locale_id === locale_id),
    'Locale',
  )
  validation.check()
  if (isDefault && !active) refuseSwitchingOff()
  return { content, locale_id, active, default: isDefault }
}

function refuseSwitchingOff(): never {
  refuse('The default variant cannot be switched off; make another one the default', 'base', 'InvalidValue')
}
