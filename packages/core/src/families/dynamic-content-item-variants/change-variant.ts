import type { DynamicContentVariantCreate, DynamicContentVariantUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import { refuse, Validation } from '../../validation.ts'
import type { StoredDynamicContentItem } from '../dynamic-content/dynamic-content-item.ts'
import { allLocales } from '../locales/locale.ts'
import type { StoredVariant } from './variant.ts'

type Variants = readonly StoredVariant[]

/** Throws `notFound`. */
export function findVariant({ variants }: StoredDynamicContentItem, id: number): StoredVariant {
  const variant = variants.find((one) => one.id === id)
  if (!variant) throw notFound()
  return variant
}

/** A new text beside the others. Throws `invalid` for a second one of a language. */
export function newVariant(account: Account, others: Variants, given: DynamicContentVariantCreate): StoredVariant {
  const { now } = account
  const blank = { id: account.ids.next(), content: '', locale_id: 0, active: true, default: false }
  const variant = { ...blank, created_at: now, updated_at: now }
  return { ...variant, ...changesOf(others, variant, given) }
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
  if (variant.default && (given.default === false || given.active === false)) {
    refuse('The default variant cannot be switched off; make another one the default', 'base', 'InvalidValue')
  }
  const others = item.variants.filter(({ id }) => id !== variant.id)
  const changed = { ...variant, ...changesOf(others, variant, given), updated_at: account.now }
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
  const isNewDefault = changed?.default === true
  account.dynamicContentItems.update(item, {
    variants: variants.map((one) => (isNewDefault && one.id !== changed.id ? { ...one, default: false } : one)),
    ...(isNewDefault && { default_locale_id: changed.locale_id }),
    updated_at: account.now,
  })
}

function changesOf(
  others: Variants,
  before: StoredVariant,
  given: DynamicContentVariantUpdate,
): Partial<StoredVariant> {
  const validation = new Validation()
  const { content = before.content, locale_id = before.locale_id, active = before.active } = given
  validation.present('content', content, 'Content')
  if (!allLocales.some(({ id }) => id === locale_id)) {
    validation.add('locale_id', { description: 'Locale: is invalid', error: 'InvalidValue' })
  }
  validation.unshared(
    'locale_id',
    others.some((other) => other.locale_id === locale_id),
    'Locale',
  )
  validation.check()
  return { content, locale_id, active, default: given.default ?? before.default }
}
