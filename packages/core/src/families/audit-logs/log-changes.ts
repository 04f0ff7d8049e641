import type { Account } from '../../account/account.ts'
import type { Acting } from '../../account/acting.ts'
import type { Change } from '../../store/commit.ts'
import { type AnyRecord, type Configuration, configurations } from './configuration.ts'
import { describeChange } from './describe-change.ts'

const actionLabels = { create: 'Created', update: 'Updated', destroy: 'Deleted' } as const

/** Adds to a commit the entries for what it changed of the configuration; they stand and fall with it. */
export function logChanges(account: Account, changes: readonly Change[], acting: Acting): void {
  // What is added here is a change of the same commit.
  const before = changes.length
  for (const change of changes.slice(0, before)) {
    const configuration = configurations[change.collection.definition.name]
    if (configuration) logChange(account, change, { configuration, acting })
  }
}

interface Told {
  readonly configuration: Configuration
  readonly acting: Acting
}

function logChange(account: Account, change: Change, { configuration, acting }: Told): void {
  // Records of all kinds are plain objects; which properties one has is asked of it.
  const before = change.before as AnyRecord | undefined
  const after = change.after as AnyRecord | undefined
  const record = after ?? before
  if (!record || (configuration.only && ![before, after].some((one) => one && configuration.only?.(one)))) return
  const action = actionOf(before, after)
  const change_description = action === 'update' ? describeChange(before ?? {}, record, configuration.told) : ''
  if (action === 'update' && change_description === '') return
  account.auditLogs.insert({
    id: account.number('audit_log'),
    action,
    action_label: actionLabels[action],
    actor_id: acting.id ?? -1,
    actor_name: account.users.get(acting.id)?.name ?? 'Zendesk',
    source_id: typeof record.id === 'number' ? record.id : account.id,
    source_type: configuration.type,
    source_label: configuration.label(record),
    change_description,
    ip_address: acting.address,
    created_at: account.now,
  })
}

function actionOf(before: AnyRecord | undefined, after: AnyRecord | undefined): keyof typeof actionLabels {
  if (!before) return 'create'
  return !after || (isGone(after) && !isGone(before)) ? 'destroy' : 'update'
}

/** Some kinds are kept when they are deleted, since tickets still name them. */
function isGone(record: AnyRecord): boolean {
  const { deleted_at, deleted, is_deleted, role, active } = record
  return deleted_at != null || deleted === true || is_deleted === true || (role !== undefined && active === false)
}
