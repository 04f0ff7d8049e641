import type { View } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { audiencesOf } from '../../rules/families/audience.ts'
import { withWords } from '../../rules/families/listed-rules.ts'
import { audienceOfGroup, audienceOfUser } from '../../rules/families/restriction.ts'
import type { Rows } from '../../store/rows.ts'
import type { StoredView } from './view.ts'

/** Shared views and the caller's own; admins see those of every group (docs: Views). */
export function visibleViews(account: Account, actor: Actor) {
  if (actor.role !== 'admin') return account.views.by('audience', audiencesOf(account, actor))
  const groups = Array.from(account.groups.rows, ({ id }) => audienceOfGroup(id))
  return account.views.by('audience', [...audiencesOf(account, actor), ...groups])
}

/** Throws `notFound`, also for a view that the caller may not use. */
export function findView(account: Account, actor: Actor, id: number): StoredView {
  return visibleViews(account, actor).find(id)
}

/** What lists of views can be narrowed by. */
interface Filters {
  readonly access?: string
  readonly active?: boolean
  readonly group_id?: number
  readonly query?: string
}

interface Looker {
  readonly account: Account
  readonly actor: Actor
}

/** The views that a list asks for. */
export function listedViews({ account, actor }: Looker, { query, ...filters }: Filters): Rows<StoredView, View> {
  const rows = narrowed(account, actor, filters)
  return query === undefined ? rows : account.views.list(withWords(account, rows.ordered('position'), query))
}

function narrowed(account: Account, actor: Actor, { access, active, group_id }: Omit<Filters, 'query'>) {
  let rows = visibleViews(account, actor)
  if (access === 'personal') rows = rows.by('audience', audienceOfUser(actor.id))
  else if (access !== undefined) rows = rows.by('access', access)
  if (active !== undefined) rows = rows.by('active', active)
  return group_id === undefined ? rows : rows.by('audience', audienceOfGroup(group_id))
}
