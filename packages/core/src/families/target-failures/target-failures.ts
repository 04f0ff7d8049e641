import type { Handlers } from '../../operation.ts'

export const targetFailuresOperations = {
  ListTargetFailures: ({ account }) => account.targetFailures.rows,
  ShowTargetFailure: ({ account, path }) => account.targetFailures.find(path.target_failure_id),
} satisfies Handlers<'target-failures'>
