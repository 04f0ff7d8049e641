import type { ViewPreviewRequest } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { count } from '../../count.ts'
import { tooManyValues } from '../../errors.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { readNumericIds } from '../../read-ids.ts'
import { changeMany, deleteMany } from '../../rules/families/change-many.ts'
import { demandManage } from '../../rules/families/demand-rule.ts'
import { readConditions } from '../../rules/read-conditions.ts'
import { listRows } from '../../store/rows.ts'
import { Validation } from '../../validation.ts'
import { createView, updateView } from './change-view.ts'
import { countTickets, countView } from './count-tickets.ts'
import { exportView } from './export-view.ts'
import { readOutput } from './read-output.ts'
import type { StoredView } from './view.ts'
import { viewDefinitions } from './view-definitions.ts'
import { displayRows, ticketRows } from './view-rows.ts'
import { findView, listedViews, visibleViews } from './visible-views.ts'

/** Views whose tickets one call counts, and those of the short list (docs: Views). */
const mostCounted = 20
const mostCompact = 32

export const viewsOperations = {
  ListViews: (call) => listedViews(call, call.query),
  ListActiveViews: (call) => listedViews(call, { ...call.query, active: true }),
  ListCompactViews: ({ account, actor }) => {
    const active = visibleViews(account, actor).by('active', true).ordered('position')
    return account.views.list(active.slice(0, mostCompact))
  },
  ListViewsById: (call) => {
    const views = call.account.views.list(
      visibleViews(call.account, call.actor).known(readNumericIds(call.query.ids, 'ids')),
    )
    const { active } = call.query
    return active === undefined
      ? views
      : call.account.views.list(views.records.filter((view) => view.active === active))
  },
  SearchViews: (call) => listedViews(call, call.query),
  CountViews: ({ account, actor }) => count(account, visibleViews(account, actor)),
  ShowView: (call) => inPath(call),
  CreateView: ({ account, actor, body }) => createView(account, actor, body.view),
  UpdateView: (call) => updateView(call.account, call.actor, inPath(call), call.body.view),
  DeleteView: (call) => {
    const view = inPath(call)
    demandedBy(call)(view)
    call.account.views.delete(view)
  },
  UpdateManyViews: (call) => {
    const { account, body } = call
    const changed = changeMany(account, account.views, body.views, demandedBy(call))
    const views = changed.map((view) => account.views.show(view, call))
    return { views, count: views.length, next_page: null, previous_page: null }
  },
  BulkDeleteViews: (call) => void deleteMany(call.account.views, call.query.ids, demandedBy(call)),

  ListTicketsFromView: (call) => {
    const { account, actor } = call
    const { conditions, output } = inPath(call)
    return ticketRows({ account, actor, conditions, order: output })
  },
  ExecuteView: (call) => {
    const { account, actor, origin, query } = call
    const { id, conditions, output } = inPath(call)
    const order = query.group_by === undefined ? output : { ...output, group_by: query.group_by }
    const digest = { id, url: `${origin}/api/v2/views/${id}.json` }
    return displayRows(call, { account, actor, conditions, order }, output, digest)
  },
  ExportView: (call) => ({ export: exportView(call, inPath(call)) }),
  PreviewViews: (call) => {
    const { conditions, output } = previewed(call, call.body.view)
    const { account, actor } = call
    return displayRows(call, { account, actor, conditions, order: output }, output, { id: null, url: null })
  },

  GetViewCount: (call) => shown(countView(call, inPath(call))),
  GetViewCounts: (call) => {
    const ids = readNumericIds(call.query.ids, 'ids')
    if (ids.length > mostCounted) throw tooManyValues(mostCounted, 'ids')
    const known = visibleViews(call.account, call.actor).known(ids)
    return listRows(known.map((view) => countView(call, view)))
  },
  PreviewCount: (call) => {
    const { account, actor, origin } = call
    const { conditions, output } = previewed(call, call.body.view)
    const value = countTickets({ account, actor, conditions, order: output })
    const url = `${origin}/api/v2/views/preview/count.json`
    return shown({ url, view_id: null, value, pretty: String(value), fresh: true })
  },
  ListViewDefinitions: ({ account }) => ({ definitions: viewDefinitions(account) }),
} satisfies Handlers<'views'>

/** Throws `notFound`. */
function inPath({ account, actor, path }: Pick<Call<'ShowView'>, 'account' | 'actor' | 'path'>): StoredView {
  return findView(account, actor, path.view_id)
}

/** Throws `forbidden` for a view that the caller may not change. */
const demandedBy =
  ({ account, actor }: Pick<Looking, 'account' | 'actor'>) =>
  ({ restriction }: StoredView) =>
    demandManage(account, actor, 'view_access', restriction)

/** A view that is tried out. Throws `invalid`. */
function previewed({ account }: Pick<Looking, 'account'>, { output, ...given }: ViewPreviewRequest) {
  const validation = new Validation()
  const conditions = readConditions({ account, place: 'view', validation }, given)
  const read = readOutput(account, validation, output ?? {})
  validation.check()
  return { conditions: conditions ?? { all: [], any: [] }, output: read }
}
