import type { ViewCount } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import type { StoredView } from './view.ts'
import { type Asking, headingsOf } from './view-tickets.ts'

/** How many tickets a view has; to whoever asks first since it was made or changed, that the count is not ready (recorded). */
export function countView(looking: Looking, view: StoredView): ViewCount {
  const { account, actor, origin } = looking
  const isReady = noteCounted(looking, view)
  const { conditions, output } = view
  const value = isReady ? countTickets({ account, actor, conditions, order: output }) : null
  return {
    url: `${origin}/api/v2/views/${view.id}/count.json`,
    view_id: view.id,
    value,
    pretty: value === null ? '...' : String(value),
    fresh: isReady,
    active: view.active,
  }
}

export const countTickets = (asking: Asking): number =>
  headingsOf({ ...asking, order: { ...asking.order, group_by: null, sort_by: null } }).reduce(
    (sum, { tickets }) => sum + tickets.size,
    0,
  )

function noteCounted({ account: { countedViews } }: Looking, { id, updated_at }: StoredView): boolean {
  const counted = countedViews.get(id)
  if (counted?.updated_at === updated_at) return true
  if (counted) countedViews.update(counted, { updated_at })
  else countedViews.insert({ id, updated_at })
  return false
}
