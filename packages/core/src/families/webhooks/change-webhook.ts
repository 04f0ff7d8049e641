import type { WebhookUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { listedProblem } from '../../errors.ts'
import { ulid } from '../../ulid.ts'
import { forRules, isEventType } from './event-types.ts'
import type { StoredWebhook } from './webhook.ts'

/** Throws a problem in the form of this family. */
const refuse = (title: string): never => {
  throw listedProblem(400, 'InvalidWebhook', title)
}

/** Throws `WebhookNotFound`. */
export function findWebhook({ webhooks }: Account, id: string): StoredWebhook {
  const webhook = webhooks.get(id)
  if (!webhook) throw listedProblem(404, 'WebhookNotFound', 'Webhook not found')
  return webhook
}

/** A new webhook; of a clone, what is not said is as the other has it, but for what is secret. */
export function createWebhook(
  account: Account,
  actor: Actor,
  given: WebhookUpdate,
  cloned?: StoredWebhook,
): StoredWebhook {
  const { external_source = null } = given
  const blank: StoredWebhook = {
    id: ulid(account),
    name: cloned ? `${cloned.name} (clone)` : '',
    endpoint: cloned?.endpoint ?? '',
    http_method: cloned?.http_method ?? 'POST',
    request_format: cloned?.request_format ?? 'json',
    status: cloned?.status ?? 'active',
    subscriptions: cloned?.subscriptions ?? [],
    ...(cloned?.description != null && { description: cloned.description }),
    ...(cloned?.custom_headers && { custom_headers: cloned.custom_headers }),
    authentication: null,
    external_source,
    secret: given.signing_secret?.secret ?? newSecret(account),
    created_at: inNanoseconds(account),
    created_by: String(actor.id ?? -1),
  }
  return account.webhooks.insert(checked({ ...blank, ...changesOf(given) }))
}

/** Changes what is named; what is not stays. */
export function patchWebhook(
  account: Account,
  actor: Actor,
  webhook: StoredWebhook,
  given: WebhookUpdate,
): StoredWebhook {
  const by = { updated_at: inNanoseconds(account), updated_by: String(actor.id ?? -1) }
  return account.webhooks.update(webhook, checked({ ...webhook, ...changesOf(given), ...by }))
}

/** Puts another in its place: what is not named goes, but for how it signs in and signs. */
export function replaceWebhook(
  account: Account,
  actor: Actor,
  webhook: StoredWebhook,
  given: WebhookUpdate,
): StoredWebhook {
  const { description, custom_headers, subscriptions = [], ...named } = given
  return patchWebhook(account, actor, webhook, {
    ...named,
    subscriptions,
    description: description ?? null,
    custom_headers: custom_headers ?? null,
  })
}

export function resetSecret(account: Account, webhook: StoredWebhook): StoredWebhook {
  return account.webhooks.update(webhook, { secret: newSecret(account) })
}

/** Text that looks like base64, as the service's own secrets do. */
const newSecret = ({ chance }: Account) => btoa(chance.text(40))

/** With nine digits behind the second (recorded). */
function inNanoseconds({ now, chance }: Account): string {
  return `${now.slice(0, -1)}.${chance.text(9, '0123456789')}Z`
}

function changesOf({ id: _, signing_secret: __, authentication, ...given }: WebhookUpdate): Partial<StoredWebhook> {
  return { ...given, ...(authentication !== undefined && { authentication }) }
}

function checked(webhook: StoredWebhook): StoredWebhook {
  const { name, endpoint, subscriptions, http_method, request_format, custom_headers } = webhook
  if (!name?.trim()) refuse('Name cannot be blank')
  if (!isAddress(endpoint)) refuse('Endpoint must be an http or https URL')
  const isEvents = subscriptions.some((type) => type !== forRules)
  if (isEvents && (subscriptions.includes(forRules) || !subscriptions.every(isEventType))) {
    refuse(`Subscriptions are invalid: either ${forRules} alone, or types of events`)
  }
  if (isEvents && (http_method !== 'POST' || request_format !== 'json')) {
    refuse('Webhooks that subscribe to events must use POST and json')
  }
  const hasHeaders = custom_headers !== null && Object.keys(custom_headers ?? {}).length > 0
  if (hasHeaders && !endpoint.startsWith('https:')) refuse('Custom headers need an https endpoint')
  return webhook
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol)
  } catch {
    return false
  }
}
