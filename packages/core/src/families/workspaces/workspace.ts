import type { Workspace } from '@fakedesk/spec'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import type { macros } from '../macros/macro.ts'

/** What agents see while they work on tickets of some kind, as it is kept. */
export type StoredWorkspace = Required<Omit<Workspace, 'url' | 'macros' | 'selected_macros'>>

export interface Look {
  readonly macros: CollectionOf<typeof macros>
}

export const workspaces = define<StoredWorkspace, Workspace, Look>()({
  name: 'workspaces',
  singular: 'workspace',
  indexes: {},
  orders: { position: ({ position }) => [position] },
  listedBy: { offset: 'position' },
  context: { of: ['macros'], read: ({ macros }: Look): Look => ({ macros }) },
  present: (workspace, { origin, context }) => {
    const { id, macro_ids, created_at, updated_at, knowledge_settings, ...rest } = workspace
    const known = macro_ids.flatMap((macro) => context.macros.get(macro) ?? [])
    return {
      url: `${origin}/api/v2/workspaces/${id}.json`,
      id,
      ...rest,
      macro_ids,
      macros: macro_ids,
      selected_macros: known.map(({ id: macro, title, active, restriction }) => ({
        id: macro,
        title,
        active,
        restriction,
        usage_7d: 0,
      })),
      created_at,
      updated_at,
      knowledge_settings,
    }
  },
})
