import type { WebhookUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { ulid } from '../../ulid.ts'
import { readAuthentication } from './authentication.ts'
import { checkConnection, checkWebhook } from './check-webhook.ts'
import { nanoseconds } from './nanoseconds.ts'
import type { StoredWebhook } from './webhook.ts'

/** Throws 400 for what no webhook can be. The id is drawn, unless a seed says it. */
export function createWebhook(account: Account, actor: Actor, given: WebhookUpdate, id?: string): StoredWebhook {
  return add(account, actor, given, { id })
}

/** A copy with a secret of its own; what is given beside takes the place of what was. */
export function cloneWebhook(
  account: Account,
  actor: Actor,
  original: StoredWebhook,
  given: WebhookUpdate = {},
): StoredWebhook {
  const { authentication } = given
  const merged = { ...propertiesOf(original), ...propertiesOf(given), ...(authentication && { authentication }) }
  return add(account, actor, merged, { original })
}

/** Replaces all of it; secrets that answers hide stay unless others are given. */
export function replaceWebhook(account: Account, actor: Actor, webhook: StoredWebhook, given: WebhookUpdate): void {
  const properties = propertiesOf(given)
  checkWebhook(properties)
  checkConnection(webhook, properties)
  const blank = { description: null, custom_headers: null, external_source: null, subscriptions: [] }
  const signing_secret = secretOf(given) ?? webhook.signing_secret
  const authentication = authenticationOf(given, webhook) ?? null
  save(account, actor, webhook, { ...blank, ...properties, authentication, signing_secret })
}

/** Changes what is named. */
export function patchWebhook(account: Account, actor: Actor, webhook: StoredWebhook, given: WebhookUpdate): void {
  const properties = propertiesOf(given)
  checkWebhook({ ...propertiesOf(webhook), ...properties })
  checkConnection(webhook, properties)
  const authentication = authenticationOf(given, webhook)
  const signing_secret = secretOf(given) ?? webhook.signing_secret
  save(account, actor, webhook, {
    ...properties,
    ...(authentication !== undefined && { authentication }),
    signing_secret,
  })
}

/** Calls from now on are signed with another key. */
export function resetSecret(account: Account, webhook: StoredWebhook): StoredWebhook['signing_secret'] {
  return account.webhooks.update(webhook, { signing_secret: newSecret(account) }).signing_secret
}

type Properties = Omit<WebhookUpdate, 'authentication' | 'signing_secret' | 'id'>

interface Beside {
  readonly id?: string | undefined
  /** What is copied. */
  readonly original?: StoredWebhook
}

function add(account: Account, actor: Actor, given: WebhookUpdate, { id, original }: Beside): StoredWebhook {
  const properties = propertiesOf(given)
  checkWebhook(properties)
  const { name = '', endpoint = '', http_method = 'POST', request_format = 'json', status = 'active' } = properties
  return account.webhooks.insert({
    ...properties,
    id: id ?? ulid(account),
    ...{ name, endpoint, http_method, request_format, status },
    subscriptions: properties.subscriptions ?? [],
    authentication: authenticationOf(given, original) ?? original?.authentication ?? null,
    signing_secret: secretOf(given) ?? newSecret(account),
    created_at: nanoseconds(account),
    created_by: String(actor.id),
  })
}

function save(account: Account, actor: Actor, webhook: StoredWebhook, changes: Partial<StoredWebhook>): void {
  account.webhooks.update(webhook, { ...changes, updated_at: account.now, updated_by: String(actor.id) })
}

/** What of a webhook is neither secret nor the service's own. */
function propertiesOf(given: WebhookUpdate | StoredWebhook): Properties {
  const { name, description, endpoint, http_method, request_format, status } = given
  const { subscriptions, custom_headers, external_source } = given
  const all = { name, description, endpoint, http_method, request_format, status }
  const named = Object.entries({ ...all, subscriptions, custom_headers, external_source })
  return Object.fromEntries(named.filter(([, value]) => value !== undefined))
}

function authenticationOf({ authentication }: WebhookUpdate, webhook: StoredWebhook | undefined) {
  return authentication ? readAuthentication(authentication, webhook?.authentication) : authentication
}

/** A key of the caller's own. */
function secretOf({ signing_secret }: WebhookUpdate): StoredWebhook['signing_secret'] | undefined {
  return signing_secret?.secret ? { algorithm: 'SHA256', secret: signing_secret.secret } : undefined
}

/** Looks like the real ones: base64 of 40 characters. */
function newSecret({ chance }: Account): StoredWebhook['signing_secret'] {
  return { algorithm: 'SHA256', secret: btoa(chance.text(40)) }
}
