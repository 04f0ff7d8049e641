import { demand } from '../../account/permissions.ts'
import type { Call, Handlers } from '../../operation.ts'
import { changeMany, deleteMany } from '../../rules/families/change-many.ts'
import { sortableByUse, withWords } from '../../rules/families/listed-rules.ts'
import { createAutomation, updateAutomation } from './change-automation.ts'
import { planAll } from './plan-automations.ts'

export const automationsOperations = {
  ListAutomations: (call) => listed(call, call.query.active),
  ListActiveAutomations: (call) => listed(call, true),
  SearchAutomations: ({ account, query }) => {
    const found = withWords(account, account.automations.rows.ordered('position'), query.query)
    return sortableByUse(account, account.automations.list(found))
  },
  ShowAutomation: (call) => inPath(call),
  CreateAutomation: (call) => {
    demandManage(call)
    return createAutomation(call.account, call.body.automation)
  },
  UpdateAutomation: (call) => {
    demandManage(call)
    return updateAutomation(call.account, inPath(call), call.body.automation)
  },
  DeleteAutomation: (call) => {
    demandManage(call)
    call.account.automations.delete(inPath(call))
    planAll(call.account)
  },
  UpdateManyAutomations: (call) => {
    demandManage(call)
    const { account, body } = call
    const changed = changeMany(account, account.automations, body.automations, () => undefined)
    planAll(account)
    const automations = changed.map((automation) => account.automations.show(automation, call))
    return { automations, count: automations.length, next_page: null, previous_page: null }
  },
  BulkDeleteAutomations: (call) => {
    demandManage(call)
    deleteMany(call.account.automations, call.query.ids ?? [], () => undefined)
    planAll(call.account)
  },
} satisfies Handlers<'automations'>

type Asking = Pick<Call<'ListAutomations'>, 'account' | 'actor'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Call<'ShowAutomation'>, 'account' | 'path'>) =>
  account.automations.find(path.automation_id)

/** Throws `forbidden`. */
const demandManage = ({ account, actor }: Asking) => demand(account, actor, 'manage_automations')

function listed({ account }: Asking, active: boolean | undefined) {
  const { automations } = account
  return sortableByUse(account, active === undefined ? automations.rows : automations.by('active', active))
}
