import type { Account } from '../../account/account.ts'
import type { Acting } from '../../account/acting.ts'
import type { StoredAuditLog } from './audit-log.ts'

/** What an entry says, whoever did it. */
export type Entry = Pick<StoredAuditLog, 'action' | 'source_id' | 'source_type' | 'source_label'> & {
  readonly alias?: string | undefined
  readonly change_description?: string
}

/** In words, as the service has them (help: Viewing the audit log). */
const actionLabels: Readonly<Record<string, string>> = {
  create: 'Created',
  update: 'Updated',
  destroy: 'Deleted',
  exported: 'Exported',
  login: 'Signed in',
}

/** Adds an entry to the log, within a commit. */
export function logEntry(account: Account, { id, address }: Acting, entry: Entry): void {
  const { action, source_id, source_type, source_label, alias, change_description = '' } = entry
  account.auditLogs.insert({
    id: account.number('audit_log'),
    action,
    action_label: actionLabels[action] ?? action,
    actor_id: id ?? -1,
    actor_name: account.users.get(id)?.name ?? 'Zendesk',
    source_id,
    source_type,
    source_label,
    change_description,
    ip_address: address,
    created_at: account.now,
    ...(alias !== undefined && { alias }),
  })
}

/** Notes in the name of whoever is acting that a list was taken out of the account as a file. */
export function logExport(account: Account, exported: Omit<Entry, 'action'>): void {
  if (account.acting) logEntry(account, account.acting, { ...exported, action: 'exported' })
}
