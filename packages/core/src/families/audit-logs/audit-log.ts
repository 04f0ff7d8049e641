import type { AuditLog } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredAuditLog = Readonly<Omit<AuditLog, 'url'>>

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
    type: ({ source_type }) => source_type,
    source: ({ source_type, source_id }) => `${source_type} ${source_id}`,
  },
  orders: { created_at: ({ created_at }) => [created_at] },
  listedBy: { cursor: '-created_at', offset: '-created_at' },
  present: (entry, { origin }) => ({ url: `${origin}/api/v2/audit_logs/${entry.id}.json`, ...entry }),
})
