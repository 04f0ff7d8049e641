import type { Macro } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { notFound } from '../../errors.ts'
import { audiencesOf } from '../../rules/families/audience.ts'
import { sortableByUse, withWords } from '../../rules/families/listed-rules.ts'
import { audienceOfGroup, audienceOfUser } from '../../rules/families/restriction.ts'
import type { Rows } from '../../store/rows.ts'
import type { StoredMacro } from './macro.ts'

/** Shared macros and the caller's own; admins see all (docs: Macros). */
export function visibleMacros(account: Account, actor: Actor) {
  return actor.role === 'admin' ? account.macros.rows : account.macros.by('audience', audiencesOf(account, actor))
}

/** Throws `notFound`, also for a macro that the caller may not use. */
export function findMacro(account: Account, actor: Actor, id: number): StoredMacro {
  return visibleMacros(account, actor).find(id)
}

/** What lists of macros can be narrowed by. */
interface Filters {
  readonly access?: string
  readonly active?: boolean
  readonly category?: string | number
  readonly group_id?: number
  readonly only_viewable?: boolean
}

/** The macros that a list asks for, which can be sorted by their use as well. */
export function listedMacros(
  { account, actor }: { readonly account: Account; readonly actor: Actor },
  { query, ...filters }: Filters & { readonly query?: string },
): Rows<StoredMacro, Macro> {
  const rows = narrowed(account, actor, filters)
  if (query === undefined) return sortableByUse(account, rows)
  const found = new Set(withWords(account, rows, query).map(({ id }) => id))
  return sortableByUse(account, account.macros.list([...rows.ordered('title')].filter(({ id }) => found.has(id))))
}

function narrowed(account: Account, actor: Actor, { access, active, category, group_id, only_viewable }: Filters) {
  let rows = visibleMacros(account, actor)
  if (access === 'personal') rows = rows.by('audience', audienceOfUser(actor.id))
  else if (access === 'agents') rows = rows.by('access', 'personal')
  else if (access !== undefined) rows = rows.by('access', access)
  if (active !== undefined) rows = rows.by('active', active)
  if (category !== undefined) rows = rows.by('category', String(category))
  if (group_id !== undefined) rows = rows.by('audience', audienceOfGroup(group_id))
  return only_viewable ? rows.by('audience', audiencesOf(account, actor)) : rows
}

/** A macro that is in use and that the caller may apply. Throws `notFound`. */
export function findApplicable(account: Account, actor: Actor, id: number): StoredMacro {
  const macro = findMacro(account, actor, id)
  if (!macro.active) throw notFound()
  return macro
}
