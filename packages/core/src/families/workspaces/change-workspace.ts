import type { WorkspaceUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { placeFor } from '../../rules/families/order-rules.ts'
import { readConditions } from '../../rules/read-conditions.ts'
import { Validation } from '../../validation.ts'
import type { StoredWorkspace } from './workspace.ts'

/** Throws `invalid`. */
export function createWorkspace(account: Account, given: WorkspaceUpdate): StoredWorkspace {
  const { now, workspaces } = account
  const blank: StoredWorkspace = {
    id: account.ids.next(),
    title: '',
    description: null,
    macro_ids: [],
    ticket_form_id: null,
    apps: [],
    position: placeFor(workspaces, given.position),
    activated: true,
    prefer_workspace_app_order: false,
    conditions: { all: [], any: [] },
    layout_uuid: null,
    knowledge_settings: {},
    created_at: now,
    updated_at: now,
  }
  return workspaces.insert({ ...blank, ...changesOf(account, blank, given) })
}

/** What is named takes the place of what was there. Throws `invalid`. */
export function updateWorkspace(account: Account, workspace: StoredWorkspace, given: WorkspaceUpdate): StoredWorkspace {
  return account.workspaces.update(workspace, { ...changesOf(account, workspace, given), updated_at: account.now })
}

function changesOf(account: Account, before: StoredWorkspace, given: WorkspaceUpdate): Partial<StoredWorkspace> {
  const validation = new Validation()
  const title = given.title ?? before.title
  validation.present('title', title, 'Title')
  const other = [...account.workspaces.rows].find((one) => one.title === title && one.id !== before.id)
  validation.unique('title', other !== undefined, 'Title', title)
  const ticket_form_id = given.ticket_form_id === undefined ? before.ticket_form_id : given.ticket_form_id
  if (ticket_form_id !== null && !account.ticketForms.get(ticket_form_id)) {
    validation.add('ticket_form_id', { description: 'Ticket form: is invalid', error: 'InvalidValue' })
  }
  const named = given.conditions ?? undefined
  const conditions = named && readConditions({ account, place: 'workspace', validation }, named)
  validation.check()
  return {
    title,
    ticket_form_id,
    conditions: conditions ?? before.conditions,
    description: given.description === undefined ? before.description : given.description,
    // Macros that are gone are left out, both when they are named and when they are shown.
    macro_ids: (given.macro_ids ?? given.macros ?? before.macro_ids).filter((id) => account.macros.get(id)),
    apps: given.apps?.map(({ id, expand = false, position = 0 }) => ({ id, expand, position })) ?? before.apps,
    prefer_workspace_app_order: given.prefer_workspace_app_order ?? before.prefer_workspace_app_order,
    activated: given.activated ?? before.activated,
    position: given.position ?? before.position,
  }
}
