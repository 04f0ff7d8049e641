import type { Workspace } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { deleteMany } from '../../rules/families/change-many.ts'
import { inOtherLook } from '../../store/other-look.ts'
import { usesOf } from '../rule-usages/count-uses.ts'
import { createWorkspace, reorderWorkspaces, updateWorkspace } from './change-workspace.ts'
import { presentWorkspace, type StoredWorkspace } from './workspace.ts'

export const workspacesOperations = {
  ListWorkspaces: ({ account }) =>
    inOtherLook<StoredWorkspace, Workspace>(account.workspaces.rows, (workspace, { origin }) =>
      JSON.stringify(asOfNow(account, workspace, origin)),
    ),
  ShowWorkspace: (call) => answered(call, inPath(call)),
  CreateWorkspace: (call) => answered(call, createWorkspace(call.account, call.body.workspace)),
  UpdateWorkspace: (call) => answered(call, updateWorkspace(call.account, inPath(call), call.body.workspace)),
  DeleteWorkspace: (call) => call.account.workspaces.delete(inPath(call)),
  DestroyManyWorkspaces: ({ account, query }) => {
    deleteMany(account.workspaces, query.ids, () => {})
  },
  ReorderWorkspaces: ({ account, body }) => reorderWorkspaces(account, body.ids),
} satisfies Handlers<'workspaces'>

/** Throws `notFound`. */
function inPath({ account, path }: Pick<Call<'ShowWorkspace'>, 'account' | 'path'>): StoredWorkspace {
  return account.workspaces.find(path.workspace_id)
}

type Asked = Pick<Call<'ShowWorkspace'>, 'account' | 'origin'>

const answered = ({ account, origin }: Asked, workspace: StoredWorkspace) =>
  shown(asOfNow(account, workspace, origin), workspace)

/** With how often its macros were used in the last week. */
function asOfNow(account: Account, workspace: StoredWorkspace, origin: string): Workspace {
  const { macros, language } = account
  return presentWorkspace(workspace, { origin, macros, language, usesOf: (id) => usesOf(account, id, 'usage_7d') })
}
