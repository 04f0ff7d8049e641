import { type Handlers, shown } from '../../operation.ts'
import { startWorkflow } from './start-workflow.ts'

export const approvalWorkflowInstancesOperations = {
  CreateApprovalWorkflowInstance: (call) => {
    const { account, actor, body } = call
    return shown(account.approvalWorkflowInstances.show(startWorkflow(account, actor, body), call))
  },
} satisfies Handlers<'approval-workflow-instances'>
