import type { DynamicContentVariant } from '@fakedesk/spec'

/** The text of an item in one language. */
export type StoredVariant = Omit<DynamicContentVariant, 'url' | 'outdated'>

export function presentVariant(
  origin: string,
  itemId: number,
  variant: StoredVariant,
  outdated: boolean,
): DynamicContentVariant {
  const { id, content, locale_id, active, created_at, updated_at } = variant
  const url = `${origin}/api/v2/dynamic_content/items/${itemId}/variants/${id}.json`
  return { url, id, content, locale_id, outdated, active, default: variant.default, created_at, updated_at }
}
