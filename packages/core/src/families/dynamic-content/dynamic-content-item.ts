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
  name: 'dynamic_content_items',
  singular: 'item',
  indexes: { key: ({ key }) => key, name: ({ name }) => name.toLowerCase() },
  // Docs: Dynamic content > Paginating and sorting. What `active` means of an item no source tells: all its texts are.
  orders: {
    name: ({ name }) => [name.toLowerCase()],
    locale: ({ default_locale_id }) => [default_locale_id],
    outdated: (item) => [Number(isOutdated(item))],
    active: ({ variants }) => [Number(variants.every(({ active }) => active))],
    created_at: ({ created_at }) => [created_at],
    updated_at: ({ updated_at }) => [updated_at],
  },
  listedBy: { cursor: '-id', offset: '-id' },
  present: (item, { origin }) => ({
    url: `${origin}/api/v2/dynamic_content/items/${item.id}.json`,
    id: item.id,
    name: item.name,
    placeholder: placeholderOf(item.key),
    default_locale_id: item.default_locale_id,
    outdated: isOutdated(item),
    created_at: item.created_at,
    updated_at: item.updated_at,
    variants: item.variants.map((variant) => presentVariant(origin, item.id, variant)),
  }),
})

const isOutdated = ({ variants }: StoredDynamicContentItem) => variants.some(({ outdated }) => outdated)

/** What stands for an item in other texts. */
export const placeholderOf = (key: string) => `{{dc.${key}}}`

/** The key that a placeholder holds, in any of its forms: `{{dc.key}}`, `dc.key`, `key`. */
export const keyIn = (placeholder: string) => placeholder.replace(/^(?:\{\{)?\s*(?:dc\.)?/, '').replace(/\s*\}\}$/, '')

/** The text in the language where there is one in use, else the default one (docs: Dynamic content item variants). */
export function contentIn(item: StoredDynamicContentItem | undefined, localeId: number): string | undefined {
  const variants = item?.variants ?? []
  const own = variants.find((variant) => variant.active && variant.locale_id === localeId)
  return (own ?? variants.find((variant) => variant.default))?.content
}
