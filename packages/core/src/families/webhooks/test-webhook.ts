import type { WebhookTest } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { type Addressed, requestOf } from '../../delivery/request.ts'
import { type Outcome, send } from '../../delivery/send.ts'
import { readAuthentication } from './authentication.ts'
import { checkEndpoint } from './check-webhook.ts'

/** What signs tests of webhooks that are not saved yet (docs: Verifying webhooks). */
const secretOfTests = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='

/** Calls at once; the test refines a webhook that is kept, or stands alone. Throws 400, and `notFound`. */
export async function testWebhook(account: Account, given: WebhookTest, id: string | undefined): Promise<Outcome> {
  const webhook = id === undefined ? undefined : account.webhooks.find(id)
  const { payload = '', authentication } = given
  const custom_headers = given.custom_headers ? headersOf(given.custom_headers) : webhook?.custom_headers
  const to: Addressed = {
    endpoint: given.endpoint ?? webhook?.endpoint ?? '',
    http_method: given.http_method ?? webhook?.http_method ?? 'POST',
    request_format: given.request_format ?? webhook?.request_format ?? 'json',
    authentication: authentication
      ? readAuthentication(authentication, webhook?.authentication)
      : webhook?.authentication,
    custom_headers,
  }
  checkEndpoint(to.endpoint, custom_headers)
  const secret = webhook?.signing_secret.secret ?? secretOfTests
  const sealed = { accountId: account.id, webhookId: webhook?.id, secret, time: account.now, payload }
  return send(account.delivery, await requestOf(to, sealed))
}

/** Always answered with 200, whatever came of it (recorded). No status is told as 0. */
export function resultOf(outcome: Outcome) {
  if (outcome.kind === 'answered') {
    const { status, headers, body } = outcome
    const pairs = Object.entries(headers).map(([key, value]) => ({ key, value }))
    return { status_code: status, headers: pairs, payload: body }
  }
  return { status_code: 0, headers: [], payload: outcome.kind === 'timeout' ? 'timeout' : outcome.reason }
}

/** Headers come as a record, or as a list of keys and values. */
function headersOf(given: NonNullable<WebhookTest['custom_headers']>): Readonly<Record<string, string>> {
  if (!Array.isArray(given))
    return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]))
  return Object.fromEntries(given.map((pair: unknown) => [String(Object(pair).key), String(Object(pair).value ?? '')]))
}
