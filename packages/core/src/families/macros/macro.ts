import type { Macro } from '@fakedesk/spec'
import { type RestrictedRule, restrictionIndexes } from '../../rules/families/restriction.ts'
import { ruleOrders } from '../../rules/families/rule.ts'
import { define } from '../../store/definition.ts'

/** A macro as it is kept. */
export interface StoredMacro extends RestrictedRule {
  readonly description: string | null
  readonly actions: Macro['actions']
  /** Its files. */
  readonly attachment_ids: readonly number[]
}

export const macros = define<StoredMacro, Macro>()({
  name: 'macros',
  singular: 'macro',
  indexes: {
    ...restrictionIndexes,
    category: (macro) => categoryOf(macro),
    file: ({ attachment_ids }) => attachment_ids,
  },
  orders: ruleOrders,
  // Cursors go by title and id, pages by number by title (recorded).
  listedBy: { cursor: 'title', offset: 'title' },
  present: (macro, { origin, language }) => ({
    url: `${origin}/api/v2/macros/${macro.id}.json`,
    id: macro.id,
    title: language.filledIn(macro.title),
    active: macro.active,
    updated_at: macro.updated_at,
    created_at: macro.created_at,
    default: macro.default,
    position: macro.position,
    description: macro.description,
    actions: macro.actions,
    restriction: macro.restriction,
    raw_title: macro.title,
    // No recorded macro without files tells of them.
    ...(macro.attachment_ids.length > 0 && { attachments: [...macro.attachment_ids] }),
  }),
})

/** What stands before the first `::` of a title; macros without it have no category. */
export function categoryOf({ title }: Pick<StoredMacro, 'title'>): string | undefined {
  const [category, ...rest] = title.split('::')
  return rest.length > 0 ? category?.trim() : undefined
}

/** All headings that a title stands under. */
export const categoriesOf = ({ title }: Pick<StoredMacro, 'title'>) =>
  title
    .split('::')
    .slice(0, -1)
    .map((part) => part.trim())
