import type { Audit, AuditSystem, CommentMetadata, Via } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { type Files, filesContext } from '../attachments/attachment.ts'
import type { AuditEvent } from './event.ts'
import { presentEvent } from './present-event.ts'

/** Where a change came from, in short: a hundred thousand audits say the same of it. */
export interface AuditMetadata {
  /** What the caller called itself; null where nobody called. */
  readonly client: string | null
  /** Data of the caller's own. */
  readonly custom?: Readonly<Record<string, unknown>> | undefined
  /** What else is known of the caller, as of the mail that brought a change. */
  readonly system?: AuditSystem
  readonly flags?: readonly number[]
  readonly flags_options?: NonNullable<CommentMetadata['flags_options']>
}

/** The same with what the caller wants to be noted beside the change. */
export function withCustom(metadata: AuditMetadata, custom: AuditMetadata['custom']): AuditMetadata {
  return custom ? { ...metadata, custom } : metadata
}

/** One change of a ticket. Its events have no ids of their own: they follow the audit's, at the smallest step. */
export interface StoredAudit {
  readonly id: number
  readonly ticket_id: number
  readonly created_at: string
  /** -1 for the service itself. */
  readonly author_id: number
  readonly via: Via
  readonly metadata: AuditMetadata
  readonly events: readonly AuditEvent[]
  /** Of a ticket that is an AI agent's, which a ticket is for good; left out of all others. */
  readonly isOfAiAgent?: boolean
}

export const audits = define<StoredAudit, Audit, Files>()({
  name: 'audits',
  singular: 'audit',
  alike: ['via', 'metadata', 'events'],
  indexes: {
    ticket: ({ ticket_id }) => ticket_id,
    /** The mail that brought the change. */
    message: ({ metadata }) => metadata.system?.message_id ?? undefined,
    isOfAiAgent: ({ isOfAiAgent = false }) => isOfAiAgent,
  },
  orders: { created_at: ({ created_at }) => [created_at] },
  listedBy: { cursor: 'created_at' },
  loads: { tickets: ({ ticket_id }) => [ticket_id] },
  context: filesContext,
  present: (audit, view) => ({
    id: audit.id,
    ticket_id: audit.ticket_id,
    created_at: audit.created_at,
    author_id: audit.author_id,
    metadata: presentMetadata(audit.metadata),
    events: audit.events.map((event, place) => presentEvent(audit, event, place, view)),
    via: audit.via,
  }),
})

/** All requests come from this machine, whose place is nowhere in particular. */
const place = { ip_address: '127.0.0.1', location: 'Localhost', latitude: 0, longitude: 0 }

export function presentMetadata({ client, custom = {}, system, flags, flags_options }: AuditMetadata) {
  return {
    system: { ...(client !== null && { client, ...place }), ...system },
    custom,
    ...(flags && { flags: [...flags], flags_options: flags_options ?? {} }),
  }
}
