import type { TriggerRevision, TriggerSnapshot } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { diffOf } from './diff-revisions.ts'

/** One version of a trigger, and the version before. */
export interface StoredTriggerRevision {
  readonly id: number
  readonly trigger_id: number
  readonly author_id: number | null
  readonly created_at: string
  readonly snapshot: TriggerSnapshot
  readonly previous: { readonly id: number; readonly snapshot: TriggerSnapshot } | null
}

export const triggerRevisions = define<StoredTriggerRevision, TriggerRevision>()({
  name: 'trigger_revisions',
  singular: 'trigger_revision',
  indexes: { trigger: ({ trigger_id }) => trigger_id },
  // The newest first (docs: Triggers > Revisions).
  listedBy: { cursor: '-id' },
  loads: { users: ({ author_id }) => [author_id] },
  present: ({ id, trigger_id, author_id, created_at, snapshot, previous }, { origin }) => ({
    id,
    author_id,
    created_at,
    url: `${origin}/api/v2/triggers/${trigger_id}/revisions/${id}.json`,
    snapshot,
    diff: { source_id: previous?.id ?? null, target_id: id, ...diffOf(previous?.snapshot, snapshot) },
  }),
})
