import type { Call, Handlers } from '../../operation.ts'
import { presentBrands } from '../brands/change-brand.ts'

export const brandAgentsOperations = {
  ListBrandAgents: ({ account }) => account.brandAgents.rows,
  ListBrandAgentsByBrand: ({ account, path }) => {
    presentBrands(account).find(path.brand_id)
    return account.brandAgents.by('brand', path.brand_id)
  },
  ListUserBrandAgents: (call) => ofUser(call),
  ShowBrandAgentById: ({ account, path }) => account.brandAgents.find(path.brand_agent_id),
  ShowUserBrandAgentById: (call) => ofUser(call).find(call.path.brand_agent_id),
  DeleteBrandAgentById: ({ account, path }) =>
    account.brandAgents.delete(account.brandAgents.find(path.brand_agent_id)),
} satisfies Handlers<'brand-agents'>

function ofUser({ account, path }: Pick<Call<'ListUserBrandAgents'>, 'account' | 'path'>) {
  account.users.find(path.user_id)
  return account.brandAgents.by('user', path.user_id)
}
