import type { DynamicContentVariant } from '@fakedesk/spec'

/** The text of an item in one language. Whether it is outdated is kept: the times of two changes may be the same. */
export type StoredVariant = Omit<DynamicContentVariant, 'url'>

export function presentVariant(origin: string, itemId: number, variant: StoredVariant): DynamicContentVariant {
  const { id, content, locale_id, outdated, active, created_at, updated_at } = variant
  const url = `${origin}/api/v2/dynamic_content/items/${itemId}/variants/${id}.json`
  return { url, id, content, locale_id, outdated, active, default: variant.default, created_at, updated_at }
}
