import type { Account } from '../../account/account.ts'
import { refusedWebhook } from '../../errors.ts'
import { afterWaiting, type Handlers } from '../../operation.ts'
import { cloneWebhook, createWebhook, patchWebhook, replaceWebhook, resetSecret } from './change-webhook.ts'
import { statusIn } from './status-in.ts'
import { resultOf, testWebhook } from './test-webhook.ts'

export const webhooksOperations = {
  listWebhooks: ({ account, query }) => {
    const { webhooks } = account
    const status = statusIn(query['filter[status]'], ['active', 'inactive'])
    const all = status ? webhooks.by('status', status) : webhooks.rows
    const part = query['filter[name_contains]']?.toLowerCase()
    if (part === undefined) return all
    return all.by(
      'id',
      [...all].filter(({ name }) => name.toLowerCase().includes(part)).map(({ id }) => id),
    )
  },
  createOrCloneWebhook: ({ account, actor, body, query }) => {
    const { clone_webhook_id } = query
    if (clone_webhook_id) return cloneWebhook(account, actor, account.webhooks.find(clone_webhook_id), body?.webhook)
    if (!body?.webhook) throw refusedWebhook('webhook is required')
    return createWebhook(account, actor, body.webhook)
  },
  showWebhook: (call) => inPath(call),
  updateWebhook: (call) => replaceWebhook(call.account, call.actor, inPath(call), call.body.webhook),
  patchWebhook: (call) => patchWebhook(call.account, call.actor, inPath(call), call.body.webhook),
  deleteWebhook: (call) => call.account.webhooks.delete(inPath(call)),
  showWebhookSigningSecret: (call) => ({ signing_secret: inPath(call).signing_secret }),
  resetWebhookSigningSecret: (call) => ({ signing_secret: resetSecret(call.account, inPath(call)) }),
  testWebhook: afterWaiting(
    ({ account, body, query }) => testWebhook(account, body?.request ?? body?.webhook ?? {}, query.webhook_id),
    (_, outcome) => ({ response: resultOf(outcome) }),
  ),
} satisfies Handlers<'webhooks'>

interface Called {
  readonly account: Account
  readonly path: { readonly webhook_id: string }
}

const inPath = ({ account, path }: Called) => account.webhooks.find(path.webhook_id)
