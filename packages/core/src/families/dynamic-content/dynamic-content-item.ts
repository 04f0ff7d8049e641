import type { DynamicContentItem } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { presentVariant, type StoredVariant } from '../dynamic-content-item-variants/variant.ts'

/** A text in several languages, as it is kept: with its variants. */
export interface StoredDynamicContentItem
  extends Omit<DynamicContentItem, 'url' | 'variants' | 'outdated' | 'placeholder'> {
  /** What stands in the placeholder: `{{dc.key}}`. It stays when the name changes. */
  readonly key: string
  readonly variants: readonly StoredVariant[]
}

export const dynamicContentItems = define<StoredDynamicContentItem, DynamicContentItem>()({
  name: 'items',
  singular: 'item',
  indexes: { key: ({ key }) => key, name: ({ name }) => name.toLowerCase() },
  listedBy: { cursor: '-id', offset: '-id' },
  present: (item, { origin }) => {
    const url = `${origin}/api/v2/dynamic_content/items/${item.id}.json`
    return {
      url,
      id: item.id,
      name: item.name,
      placeholder: `{{dc.${item.key}}}`,
      default_locale_id: item.default_locale_id,
      outdated: item.variants.some((variant) => isOutdated(item, variant)),
      created_at: item.created_at,
      updated_at: item.updated_at,
      variants: item.variants.map((variant) => presentVariant(origin, item.id, variant, isOutdated(item, variant))),
    }
  },
})

/** A translation is outdated once the default text is newer (docs: Dynamic content). */
export function isOutdated({ variants }: Pick<StoredDynamicContentItem, 'variants'>, variant: StoredVariant): boolean {
  const original = variants.find((one) => one.default)
  return !variant.default && original !== undefined && original.updated_at > variant.updated_at
}
