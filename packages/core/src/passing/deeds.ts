import type { Via } from '@fakedesk/spec'
import type { SentMail } from '../families/email-notifications/sent-mail.ts'
import type { StoredAudit } from '../families/ticket-audits/audit.ts'
import { type Clock, eventsOf } from '../families/ticket-metric-events/metric-event.ts'
import type { MetricLeaf } from '../families/ticket-metric-events/metric-log.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import type { StoredAttempt } from '../families/webhook-invocations/attempt.ts'
import type { StoredInvocation } from '../families/webhook-invocations/invocation.ts'

/** What came to pass, in short; the API tells the rest by the ids. */
export type Deed =
  /** A rule has acted on a ticket. */
  | {
      readonly what: 'automation' | 'trigger'
      readonly rule_id: number
      readonly title: string
      readonly ticket_id: number
    }
  /** A ticket was closed, by the service or by a rule; was archived; is gone for good. */
  | { readonly what: 'closing' | 'archiving' | 'deletion'; readonly ticket_id: number }
  /** A target of a service level agreement was missed. */
  | { readonly what: 'breach'; readonly ticket_id: number; readonly metric: Clock }
  /** A mail has gone to the outbox. */
  | {
      readonly what: 'mail'
      readonly mail_id: number
      readonly occasion: string
      readonly ticket_id: number | null
      readonly to: readonly string[]
    }
  /** A webhook or a target owed a call; `event_type` is null where a rule called. */
  | {
      readonly what: 'webhook'
      readonly delivery_id: string
      readonly webhook_id: string | null
      readonly target_id: number | null
      readonly event_type: string | null
    }
  /** The call was tried; `status_code` is null where nobody answered. */
  | {
      readonly what: 'attempt'
      readonly delivery_id: string
      readonly status: string
      readonly status_code: number | null
    }
  /** Other work of the account's own, such as the end of a job or of an upload. */
  | { readonly what: 'work'; readonly name: string }

type Tell<S> = (before: S | undefined, after: S | undefined) => readonly Deed[]

/** The rules that have acted in a change, each once, in their order. */
const audit: Tell<StoredAudit> = (before, after) => {
  if (before || !after) return []
  const told = new Map<string, Deed>()
  for (const via of [after.via, ...after.events.flatMap(({ via }) => via ?? [])]) {
    const deed = ruleDeed(via, after.ticket_id)
    if (deed) told.set(`${deed.what} ${via.source?.from.id}`, deed)
  }
  return [...told.values()]
}

function ruleDeed({ channel, source }: Via, ticket_id: number): Deed | undefined {
  const { rel, from } = source ?? {}
  if (channel !== 'rule' || (rel !== 'automation' && rel !== 'trigger')) return undefined
  return { what: rel, rule_id: Number(from?.id), title: String(from?.title), ticket_id }
}

const ticket: Tell<StoredTicket> = (before, after) => {
  if (!before || !after) return []
  const ticket_id = before.id
  const told: Deed[] = []
  if (after.status === 'closed' && before.status !== 'closed') told.push({ what: 'closing', ticket_id })
  if (after.archived && !before.archived) told.push({ what: 'archiving', ticket_id })
  if (after.scrubbed && !before.scrubbed) told.push({ what: 'deletion', ticket_id })
  return told
}

const metrics: Tell<MetricLeaf> = (before, after) => {
  const already = before ? eventsOf(before).length : 0
  const breaches = after ? eventsOf(after).slice(already) : []
  return breaches
    .filter(({ type }) => type === 'breach')
    .map(({ ticket_id, clock }) => ({ what: 'breach', ticket_id, metric: clock }))
}

const mail: Tell<SentMail> = (before, after) => {
  if (before || !after) return []
  const { id, occasion, ticket_id, to } = after
  return [{ what: 'mail', mail_id: id, occasion, ticket_id, to: to.map(({ address }) => address) }]
}

const invocation: Tell<StoredInvocation> = (before, after) => {
  if (before || !after) return []
  const { id, webhook_id, call, event_type } = after
  return [{ what: 'webhook', delivery_id: id, webhook_id, target_id: call?.target_id ?? null, event_type }]
}

const attempt: Tell<StoredAttempt> = (before, after) => {
  if (before || !after) return []
  const { invocation_id, status, status_code } = after
  return [{ what: 'attempt', delivery_id: invocation_id, status, status_code }]
}

/** What is told of a change of each kind of record. */
export const deeds = { audit, ticket, metrics, mail, invocation, attempt }
