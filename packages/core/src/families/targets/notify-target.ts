import type { Via } from '@fakedesk/spec'
import { filled } from '../../rules/messages/filled.ts'
import { sendByRule } from '../../rules/messages/send-by-rule.ts'
import type { TicketDraft } from '../tickets/ticket-draft.ts'
import { identityOf } from '../user-identities/find-identity.ts'
import { owe } from '../webhook-invocations/invoke.ts'
import type { StoredTarget } from './target.ts'

/** Targets that are called; the others but mail have nobody to hear them. */
const called: ReadonlySet<string> = new Set(['url_target', 'url_target_v2', 'http_target'])

/**
 * Sends a rule's message to a target in use: by mail, by a call, or, where it would go to a service that is not there, to
 * the outbox alone.
 */
export function notifyTarget(draft: TicketDraft, [id]: readonly string[], cause: Via): void {
  const { account } = draft
  const target = account.targets.get(Number(id))
  if (!target?.active) return
  const text = messageSaid(draft)
  if (called.has(target.type)) {
    const url = filled(draft, target.target_url ?? '')
    const call = { target_id: target.id, failure_id: account.ids.next(), url }
    owe(account, { webhook_id: null, call, event_type: null, payload: text })
  } else if (target.type === 'email_target') {
    const address = filled(draft, target.email ?? '')
    const to = { user_id: identityOf(account, 'email', address)?.user_id ?? null, address }
    sendByRule(draft, cause, { to: [to], subject: filled(draft, target.subject ?? ''), text })
  } else {
    const to = { user_id: null, address: placeOf(target) }
    sendByRule(draft, cause, { channel: target.type, to: [to], subject: target.title, text })
  }
}

/** The audit has just been told what the message says. */
function messageSaid({ events }: TicketDraft): string {
  const event = events.at(-1)
  return event?.type === 'External' ? String(event.body) : ''
}

/** Where in the other service a message would appear, in the words of its kind. */
function placeOf({ target_url, subdomain, room, to, account_name, project_id, group_id }: StoredTarget): string {
  const named = [target_url, subdomain && `${subdomain}/${room}`, to, account_name, project_id, group_id]
  return named.find((place) => place) ?? ''
}
