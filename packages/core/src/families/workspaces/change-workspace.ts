import type { WorkspaceCreate, WorkspaceUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { nextPosition } from '../../rules/families/rule.ts'
import { readConditions, refuseNone } from '../../rules/read-conditions.ts'
import { Validation } from '../../validation.ts'
import type { StoredWorkspace } from './workspace.ts'

/** Adds a workspace behind all others. Throws `invalid`. */
export function createWorkspace(account: Account, given: WorkspaceCreate): StoredWorkspace {
  const { now } = account
  const blank: StoredWorkspace = {
    id: account.ids.next(),
    title: '',
    description: null,
    activated: true,
    position: nextPosition(account.workspaces.rows, 1),
    prefer_workspace_app_order: false,
    ticket_form_id: null,
    conditions: { all: [], any: [] },
    apps: [],
    macro_ids: [],
    layout_uuid: null,
    knowledge_settings: {},
    created_at: now,
    updated_at: now,
  }
  return account.workspaces.insert({ ...blank, ...changesOf(account, blank, given) })
}

/** Changes what is named. Throws `invalid`. */
export function updateWorkspace(account: Account, before: StoredWorkspace, given: WorkspaceUpdate): StoredWorkspace {
  return account.workspaces.update(before, { ...changesOf(account, before, given), updated_at: account.now })
}

/** Puts the named workspaces first, in their order; the others follow in theirs. Throws `notFound`. */
export function reorderWorkspaces({ workspaces }: Account, ids: readonly number[]): void {
  const named = [...new Set(ids)].map((id) => workspaces.find(id))
  const others = [...workspaces.rows.ordered('position')].filter((workspace) => !named.includes(workspace))
  for (const [place, workspace] of [...named, ...others].entries()) {
    if (workspace.position !== place + 1) workspaces.update(workspace, { position: place + 1 })
  }
}

function changesOf(account: Account, before: StoredWorkspace, given: WorkspaceUpdate): Partial<StoredWorkspace> {
  const validation = new Validation()
  const { conditions: sent, macros, macro_ids = macros, apps, ...plain } = given
  const read = readConditions({ account, place: 'workspace', validation }, { conditions: sent })
  const conditions = read ?? before.conditions
  if (!read && conditions.all.length + conditions.any.length === 0) refuseNone(validation)
  validation.present('title', plain.title ?? before.title, 'Title')
  validateLinks(account, { ...plain, ...(macro_ids && { macro_ids }) }, validation)
  validation.check()
  return {
    ...plain,
    conditions,
    ...(macro_ids && { macro_ids: [...new Set(macro_ids)] }),
    // An app that does not say so is folded, and comes in the place where it was named. No source tells; chosen.
    ...(apps && { apps: apps.map((app, place) => ({ expand: false, position: place + 1, ...app })) }),
  }
}

type Links = Pick<WorkspaceUpdate, 'ticket_form_id' | 'macro_ids'>

function validateLinks(account: Account, { ticket_form_id, macro_ids }: Links, validation: Validation): void {
  if (ticket_form_id != null && account.ticketForms.get(ticket_form_id)?.deleted_at !== null) {
    validation.add('ticket_form_id', { description: 'Ticket form: is invalid', error: 'InvalidValue' })
  }
  if (macro_ids?.some((id) => !account.macros.get(id))) {
    validation.add('macros', { description: 'Macros: is invalid', error: 'InvalidValue' })
  }
}
