import type { DynamicContentVariant } from '@fakedesk/spec'
import { type Direction, listRows, type Rows } from '../../store/rows.ts'
import { compareKeys, type SortKey } from '../../store/sorted.ts'
import type { StoredDynamicContentItem } from '../dynamic-content/dynamic-content-item.ts'
import { presentVariant, type StoredVariant } from './variant.ts'

/** What variants can be sorted by (docs: Dynamic content > Paginating and sorting). */
const orders: Readonly<Record<string, (variant: StoredVariant) => SortKey>> = {
  id: ({ id }) => [id],
  locale: ({ locale_id }) => [locale_id],
  outdated: ({ outdated }) => [Number(outdated)],
  active: ({ active }) => [Number(active)],
  created_at: ({ created_at }) => [created_at],
  updated_at: ({ updated_at }) => [updated_at],
}

/** The variants of an item; the newest first unless another order is asked for. */
export function variantRows(
  item: StoredDynamicContentItem,
  name = 'id',
  direction: Direction = 'desc',
): Rows<StoredVariant, DynamicContentVariant> {
  const keyOf = (variant: StoredVariant) => [...(orders[name]?.(variant) ?? []), variant.id]
  const sorted = item.variants.toSorted((left, right) => compareKeys(keyOf(left), keyOf(right)))
  return {
    ...listRows<StoredVariant, DynamicContentVariant>(
      direction === 'desc' ? sorted.reverse() : sorted,
      (variant, { origin }) => JSON.stringify(presentVariant(origin, item.id, variant)),
    ),
    orderedBy: (other, way) => (Object.hasOwn(orders, other) ? variantRows(item, other, way) : undefined),
  }
}
