import type { Call, Handlers } from '../../operation.ts'
import { readId, readIds } from '../../read-ids.ts'
import { reorder } from '../../rules/families/order-rules.ts'
import { createWorkspace, updateWorkspace } from './change-workspace.ts'

export const workspacesOperations = {
  ListWorkspaces: ({ account }) => account.workspaces.rows,
  ShowWorkspace: (call) => inPath(call),
  CreateWorkspace: ({ account, body }) => createWorkspace(account, body.workspace),
  UpdateWorkspace: (call) => updateWorkspace(call.account, inPath(call), call.body.workspace),
  DeleteWorkspace: (call) => call.account.workspaces.delete(inPath(call)),
  DestroyManyWorkspaces: ({ account, query }) => {
    const { workspaces } = account
    for (const workspace of readIds(query.ids.join(',')).map((id) => workspaces.find(readId(id))))
      workspaces.delete(workspace)
  },
  ReorderWorkspaces: ({ account, body }) => reorder(account.workspaces, body.ids),
} satisfies Handlers<'workspaces'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Call<'ShowWorkspace'>, 'account' | 'path'>) =>
  account.workspaces.find(path.workspace_id)
