import type { GlobalClientTokens } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { demand } from '../../account/permissions.ts'
import type { Handlers } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { isPast } from '../oauth-tokens/issue-token.ts'

/** What an agent's custom role must grant to look at programs of others. */
const permission = 'manage_api_credentials'

export const globalClientsOperations = {
  ListGlobalOAuthClients: ({ account }) => account.globalClients.rows,
  GlobalOAuthClientsTokenSummary: ({ account, actor, query }) => {
    demand(account, actor, permission)
    const { global_client_id: id, include_expired = false } = query
    const clients = id === undefined ? account.globalClients.rows : account.globalClients.by('id', id)
    return listRows(Array.from(clients, (client) => summaryOf(account, client.id, include_expired)))
  },
  ShowGlobalClient: ({ account, actor, path }) => {
    demand(account, actor, permission)
    return account.globalClients.find(path.global_client_id)
  },
} satisfies Handlers<'global-clients'>

function summaryOf(account: Account, id: number, includesExpired: boolean): GlobalClientTokens {
  const tokens = [...account.oauthTokens.by('client', id)].filter(
    ({ expires_at }) => includesExpired || !isPast(account, expires_at),
  )
  const uses = tokens.flatMap(({ used_at }) => used_at ?? []).sort()
  return { id, tokens_count: tokens.length, last_used_at: uses.at(-1) ?? null }
}
