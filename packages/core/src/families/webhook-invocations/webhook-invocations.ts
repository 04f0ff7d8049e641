import { listedProblem } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { findWebhook } from '../webhooks/change-webhook.ts'

export const webhookInvocationsOperations = {
  listWebhookInvocations: (call) => {
    const { webhookInvocations } = call.account
    const own = ofWebhook(call)
    const { 'filter[from_ts]': from, 'filter[to_ts]': to, 'filter[status]': status } = call.query
    if (from === undefined && to === undefined && status === undefined) return own
    const isWithin = (time: string) => (from === undefined || time >= from) && (to === undefined || time <= to)
    const found = [...own].filter((one) => isWithin(one.created_at) && (status === undefined || one.status === status))
    return webhookInvocations.list(found.toReversed())
  },
  listWebhookInvocationAttempts: (call) => {
    const invocation = [...ofWebhook(call)].find(({ id }) => id === call.path.invocation_id)
    if (!invocation) throw listedProblem(404, 'InvocationNotFound', 'Invocation not found')
    return listRows(invocation.attempts)
  },
} satisfies Handlers<'webhook-invocations'>

/** Throws `WebhookNotFound`. */
const ofWebhook = ({ account, path }: Pick<Call<'listWebhookInvocations'>, 'account' | 'path'>) =>
  account.webhookInvocations.by('webhook', findWebhook(account, path.webhook_id).id)
