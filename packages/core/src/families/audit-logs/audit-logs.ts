import { csvOf } from '../../csv.ts'
import type { Handlers } from '../../operation.ts'
import { aboutNoTicket, sendMail } from '../email-notifications/send-mail.ts'
import { auditLogRows } from './audit-log-rows.ts'
import { logExport } from './log-entry.ts'

const columns = [
  'created_at',
  'actor_name',
  'ip_address',
  'source_type',
  'source_label',
  'action_label',
  'change_description',
] as const

export const auditLogsOperations = {
  ListAuditLogs: ({ account, query }) => auditLogRows(account, query),
  ShowAuditLog: ({ account, path }) => account.auditLogs.find(path.audit_log_id),
  ExportAuditLogs: ({ account, actor, query }) => {
    const entries = Array.from(auditLogRows(account, query), (entry) => columns.map((column) => entry[column]))
    const text = csvOf([columns, ...entries])
    logExport(account, { source_id: null, source_type: 'audit_log', source_label: 'Audit log' })
    if (actor.id !== null) sendMail(account, { ...aboutNoTicket, occasion: 'audit_log_export', to: [actor.id], text })
  },
} satisfies Handlers<'audit-logs'>
