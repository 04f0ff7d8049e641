import type { DynamicContentItemCreate, DynamicContentItemUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { refuse, Validation } from '../../validation.ts'
import { newVariant } from '../dynamic-content-item-variants/change-variant.ts'
import type { StoredVariant } from '../dynamic-content-item-variants/variant.ts'
import type { StoredDynamicContentItem } from './dynamic-content-item.ts'
import { keyFor } from './item-key.ts'

/** An item with its texts; the default language must have one. A key is made of the name unless one is given. Throws `invalid`. */
export function createItem(account: Account, given: DynamicContentItemCreate, key?: string): StoredDynamicContentItem {
  const { now } = account
  // Ahead of those of its texts: an item that a seed numbers has the first one.
  const id = account.ids.next()
  const name = checkName(account, given.name)
  const variants = variantsOf(account, given)
  const original = variants.find((variant) => variant.default)
  if (!original) refuse('Default locale: must have a variant', 'default_locale_id', 'InvalidValue')
  return account.dynamicContentItems.insert({
    id,
    name,
    key: key ?? keyFor(account, name),
    default_locale_id: original.locale_id,
    created_at: now,
    updated_at: now,
    variants,
  })
}

/** The name alone can be changed; the placeholder stays. Throws `invalid`. */
export function updateItem(
  account: Account,
  item: StoredDynamicContentItem,
  given: DynamicContentItemUpdate,
): StoredDynamicContentItem {
  const name = checkName(account, given.name ?? item.name, item.id)
  return account.dynamicContentItems.update(item, { name, updated_at: account.now })
}

function checkName(account: Account, name: string, ownId?: number): string {
  const validation = new Validation()
  validation.present('name', name, 'Name')
  const other = account.dynamicContentItems.by('name', String(name ?? '').toLowerCase()).first()
  validation.unique('name', other !== undefined && other.id !== ownId, 'Name', name)
  validation.check()
  return name
}

function variantsOf(account: Account, given: DynamicContentItemCreate): readonly StoredVariant[] {
  const { default_locale_id: locale_id, content } = given
  const all = given.variants ?? (content === undefined ? [] : [{ locale_id, content, default: true }])
  const chosen = all.find((one) => one.default)?.locale_id ?? locale_id
  const variants: StoredVariant[] = []
  for (const one of all) variants.push(newVariant(account, variants, { ...one, default: one.locale_id === chosen }))
  return variants
}
