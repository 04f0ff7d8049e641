import type { AuditLog } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export interface StoredAuditLog extends Readonly<Omit<AuditLog, 'url'>> {
  /** Another name of the kind, by which it is found as well. */
  readonly alias?: string
}

const typesOf = ({ source_type, alias }: StoredAuditLog) => (alias === undefined ? [source_type] : [source_type, alias])

export const auditLogs = define<StoredAuditLog, AuditLog>()({
  name: 'audit_logs',
  singular: 'audit_log',
  // It always comes with the change that it tells of, which makes answers and tags anew.
  isAside: true,
  isInternal: true,
  indexes: {
    action: ({ action }) => action,
    actor: ({ actor_id }) => actor_id,
    address: ({ ip_address }) => ip_address ?? undefined,
    type: typesOf,
    source: (entry) => typesOf(entry).map((type) => `${type} ${entry.source_id}`),
  },
  orders: { created_at: ({ created_at }) => [created_at] },
  listedBy: { cursor: '-created_at', offset: '-created_at' },
  present: ({ alias: _, ...entry }, { origin }) => ({ url: `${origin}/api/v2/audit_logs/${entry.id}.json`, ...entry }),
})
