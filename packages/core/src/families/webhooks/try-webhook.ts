import type { WebhookTest, WebhookTestResult } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { outcomeOf } from '../../delivery/courier.ts'
import { requestOf, type Sent } from '../../delivery/request-of.ts'
import { listedProblem } from '../../errors.ts'

/** What calls are signed with that are tried out before the webhook is saved (docs: Verifying webhooks). */
const secretOfTests = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='

/** Calls the address once and tells what it answered, whatever that was (recorded). */
export async function tryWebhook(
  account: Account,
  given: WebhookTest,
  webhookId: string | undefined,
): Promise<WebhookTestResult> {
  const saved = webhookId === undefined ? undefined : account.webhooks.get(webhookId)
  const endpoint = given.endpoint ?? saved?.endpoint
  if (!endpoint || !URL.canParse(endpoint))
    throw listedProblem(400, 'InvalidWebhook', 'Endpoint must be an http or https URL')
  const sent: Sent = {
    endpoint,
    http_method: given.http_method ?? saved?.http_method ?? 'POST',
    request_format: given.request_format ?? saved?.request_format ?? 'json',
    authentication: given.authentication ?? saved?.authentication ?? null,
    custom_headers: headersIn(given.custom_headers) ?? saved?.custom_headers ?? null,
    secret: saved?.secret ?? secretOfTests,
  }
  const ids = { webhookId: saved?.id ?? '', invocationId: 'test' }
  const outcome = await outcomeOf(account.deliver, await requestOf(account, sent, given.payload ?? '', ids))
  if ('failure' in outcome)
    return {
      status: outcome.failure,
      status_code: outcome.failure === 'timeout' ? 504 : 502,
      headers: [],
      payload: outcome.reason,
    }
  const { status, headers, body } = outcome.answer
  return {
    status: String(status),
    status_code: status,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    payload: body,
  }
}

/** Sent as an object, or as a list of names and values. */
function headersIn(given: WebhookTest['custom_headers']): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(given)) return given as Readonly<Record<string, string>> | undefined
  return Object.fromEntries(given.map(({ key = '', value = '' }) => [key, value]))
}
