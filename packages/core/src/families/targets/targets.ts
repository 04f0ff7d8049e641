import type { Call, Handlers } from '../../operation.ts'
import { createTarget, updateTarget } from './change-target.ts'

export const targetsOperations = {
  ListTargets: ({ account }) => account.targets.rows,
  ShowTarget: (call) => inPath(call),
  CreateTarget: ({ account, body }) => createTarget(account, body.target),
  UpdateTarget: (call) => updateTarget(call.account, inPath(call), call.body.target),
  DeleteTarget: (call) => call.account.targets.delete(inPath(call)),
} satisfies Handlers<'targets'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Call<'ShowTarget'>, 'account' | 'path'>) => account.targets.find(path.target_id)
