import type { Account } from '../../account/account.ts'
import { uuid } from '../../uuid.ts'
import { invoke } from '../webhook-invocations/invoke.ts'
import { type EventKind, eventType } from './event-types.ts'
import { nanoseconds } from './nanoseconds.ts'

/** What an event is called, `created`, and what is particular to it: `{ current, previous }`. */
export interface Told {
  readonly name: string
  readonly event: object
}

/** Something that has happened to a ticket, a person or an organization. */
export interface Happening extends Told {
  readonly kind: EventKind
  readonly id: number
  /** What it happened to, as it is now. Written only for who subscribes. */
  readonly detail: () => object
}

/** Whether anybody is to hear of events of the kind: most accounts have no such webhook, and pay nothing for events. */
export const hasListeners = ({ webhooks }: Account, kind: EventKind) =>
  webhooks.size > 0 && webhooks.by('listensTo', kind).size > 0

/** Calls the webhooks that subscribe to this, once the commit holds. All of them get the same event. */
export function tellSubscribers(account: Account, { kind, id, name, event, detail }: Happening): void {
  const type = eventType(kind, name)
  const subscribers = account.webhooks.by('subscription', type)
  if (subscribers.size === 0) return
  const payload = JSON.stringify({
    account_id: account.id,
    detail: detail(),
    event,
    id: uuid(account),
    subject: `zen:${kind}:${id}`,
    time: nanoseconds(account),
    type,
    zendesk_event_version: '2022-11-06',
  })
  for (const webhook of [...subscribers]) invoke(account, webhook, { payload, eventType: type })
}
