import { invalidPagination, notFound } from '../../errors.ts'
import type { Handlers, QueryOf } from '../../operation.ts'
import { readTime } from '../../read-time.ts'
import { statusIn } from '../webhooks/status-in.ts'
import type { StoredInvocation } from './invocation.ts'

export const webhookInvocationsOperations = {
  listWebhookInvocations: ({ account, path, query }) => {
    const { webhookInvocations } = account
    const all = webhookInvocations.by('webhook', account.webhooks.find(path.webhook_id).id)
    const status = statusIn(query['filter[status]'], statuses)
    const chosen = status ? all.by('status', status) : all
    const isWithin = withinTimes(query)
    return isWithin
      ? chosen.by(
          'id',
          [...chosen].filter(isWithin).map(({ id }) => id),
        )
      : chosen
  },
  listWebhookInvocationAttempts: ({ account, path }) => {
    const invocation = account.webhookInvocations.find(path.invocation_id)
    if (invocation.webhook_id !== path.webhook_id) throw notFound()
    return account.webhookAttempts.by('invocation', invocation.id)
  },
} satisfies Handlers<'webhook-invocations'>

const statuses = [
  ...['unknown', 'accepted', 'success', 'failed', 'timeout', 'circuit broken', 'throttled', 'client error'],
  ...['server error', 'terminated'],
]

function withinTimes(query: QueryOf<'listWebhookInvocations'>) {
  const from = momentIn(query, 'filter[from_ts]')
  const to = momentIn(query, 'filter[to_ts]')
  if (from === undefined && to === undefined) return undefined
  return ({ created_at, latest_completed_at }: StoredInvocation) => {
    const time = Date.parse(latest_completed_at ?? created_at)
    return time >= (from ?? time) && (to === undefined || time < to)
  }
}

function momentIn(query: QueryOf<'listWebhookInvocations'>, name: 'filter[from_ts]' | 'filter[to_ts]') {
  const text = query[name]
  if (text === undefined) return undefined
  const time = readTime(text)
  if (time === undefined) throw invalidPagination(`${name} is not valid`)
  return time
}
