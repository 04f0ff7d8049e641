import type { WorkspaceCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createWorkspace } from './change-workspace.ts'

/** A workspace in a seed. */
export interface WorkspaceSeed extends WorkspaceCreate, Dated {}

export const seedableWorkspaces = seedable<WorkspaceSeed, WorkspaceCreate>()({
  name: 'workspaces',
  operation: 'CreateWorkspace',
  key: 'workspace',
  own: dated,
  refers: { macros: 'macros', macro_ids: 'macros', ticket_form_id: 'ticket_forms' },
  after: ['groups', 'users', 'ticket_fields', 'ticket_forms', 'custom_statuses', 'brands', 'macros'],
  plant: (account, { id: _, ...given }) => createWorkspace(account, given),
})
