import type { DynamicContentItemCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, text } from '../../seed/shape.ts'
import { refuse } from '../../validation.ts'
import { createItem } from './change-item.ts'
import { keyIn } from './dynamic-content-item.ts'

/** A text in several languages in a seed, which the account's settings must have switched on. */
export interface DynamicContentItemSeed extends DynamicContentItemCreate, Dated {
  /** As other texts name it, where that does not follow from the name: `{{dc.greeting}}`. */
  readonly placeholder?: string
}

export const seedableDynamicContentItems = seedable<DynamicContentItemSeed, DynamicContentItemCreate>()({
  name: 'dynamic_content_items',
  operation: 'CreateDynamicContent',
  key: 'item',
  own: { ...dated, placeholder: text },
  plant: (account, { id: _, placeholder, ...given }) => {
    const key = placeholder === undefined ? undefined : keyIn(placeholder)
    if (key !== undefined && !/^[\p{L}\p{N}_]+$/u.test(key)) {
      refuse('Placeholder: is none', 'placeholder', 'InvalidFormat')
    }
    if (key !== undefined && account.dynamicContentItems.by('key', key).size > 0) {
      refuse(`Placeholder: ${placeholder} has already been taken`, 'placeholder', 'DuplicateValue')
    }
    return createItem(account, given, key)
  },
})
