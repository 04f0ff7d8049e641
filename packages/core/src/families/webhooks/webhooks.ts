import { afterWaiting, type Call, type Handlers } from '../../operation.ts'
import { createWebhook, findWebhook, patchWebhook, replaceWebhook, resetSecret } from './change-webhook.ts'
import { tryWebhook } from './try-webhook.ts'
import type { StoredWebhook } from './webhook.ts'

export const webhooksOperations = {
  listWebhooks: ({ account, query }) => {
    const { webhooks } = account
    const status = query['filter[status]']
    const part = query['filter[name_contains]']?.toLowerCase()
    const rows = status === undefined ? webhooks.rows : webhooks.by('status', status)
    return part === undefined ? rows : webhooks.list([...rows].filter(({ name }) => name.toLowerCase().includes(part)))
  },
  showWebhook: (call) => inPath(call),
  createOrCloneWebhook: ({ account, actor, body, query }) => {
    const { clone_webhook_id } = query
    const cloned = clone_webhook_id ? findWebhook(account, clone_webhook_id) : undefined
    return createWebhook(account, actor, body?.webhook ?? {}, cloned)
  },
  updateWebhook: (call) => void replaceWebhook(call.account, call.actor, inPath(call), call.body.webhook),
  patchWebhook: (call) => void patchWebhook(call.account, call.actor, inPath(call), call.body.webhook),
  deleteWebhook: (call) => {
    const { webhooks, webhookInvocations } = call.account
    const webhook = inPath(call)
    webhooks.delete(webhook)
    for (const invocation of [...webhookInvocations.by('webhook', webhook.id)]) webhookInvocations.delete(invocation)
  },
  showWebhookSigningSecret: (call) => secretOf(inPath(call)),
  resetWebhookSigningSecret: (call) => secretOf(resetSecret(call.account, inPath(call))),
  testWebhook: afterWaiting(
    ({ account, body, search }) => tryWebhook(account, body?.request ?? {}, search.get('webhook_id') ?? undefined),
    (_, response) => ({ response }),
  ),
} satisfies Handlers<'webhooks'>

/** Throws `WebhookNotFound`. */
const inPath = ({ account, path }: Pick<Call<'showWebhook'>, 'account' | 'path'>) =>
  findWebhook(account, path.webhook_id)

const secretOf = ({ secret }: StoredWebhook) => ({ signing_secret: { secret, algorithm: 'SHA256' } })
