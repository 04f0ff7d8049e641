import type { Account } from '../../account/account.ts'
import type { Acting } from '../../account/acting.ts'
import type { Change } from '../../store/commit.ts'
import { type AnyRecord, type Configuration, configurations } from './configuration.ts'
import { describeChange } from './describe-change.ts'
import { type Entry, logEntry } from './log-entry.ts'
import { settingEntries, suspensionEntries, ticketEntries } from './particular-entries.ts'

/** What is told of a change of one kind of record, beside or in place of what is told of any. */
const particular: ReadonlyMap<string, (before: AnyRecord | undefined, after: AnyRecord | undefined) => Entry[]> =
  new Map([
    ['account_settings', settingEntries],
    ['tickets', ticketEntries],
    ['users', suspensionEntries],
  ])

/** Adds to a commit the entries for what it changed of the configuration; they stand and fall with it. */
export function logChanges(account: Account, changes: readonly Change[], acting: Acting): void {
  // What is added here is a change of the same commit.
  const written = changes.length
  let made: Set<object> | undefined
  for (let at = 0; at < written; at++) {
    const change = changes[at]
    if (!change || !isTold(change)) continue
    made ??= new Set()
    // What was made in this very commit is told once, as it was made.
    const isMaking = change.before === undefined || made.has(change.before)
    if (isMaking && change.after) made.add(change.after)
    if (isMaking && change.before) continue
    for (const entry of entriesOf(account, change)) logEntry(account, acting, entry)
  }
}

/** Most commits change tickets, and no configuration: nothing else is done for them. */
function isTold({ collection }: Change): boolean {
  const { name } = collection.definition
  return configurations.has(name) || particular.has(name)
}

function entriesOf(account: Account, { collection, ...change }: Change): readonly Entry[] {
  const { name } = collection.definition
  const configuration = configurations.get(name)
  // Records of all kinds are plain objects; which properties one has is asked of it.
  const before = change.before as AnyRecord | undefined
  const after = change.after as AnyRecord | undefined
  const entry = configuration && entryOf(account, configuration, before, after)
  return [...(entry ? [entry] : []), ...(particular.get(name)?.(before, after) ?? [])]
}

function entryOf(
  account: Account,
  { type, alias, label, told, only }: Configuration,
  before: AnyRecord | undefined,
  after: AnyRecord | undefined,
): Entry | undefined {
  const record = after ?? before
  if (!record || (only && ![before, after].some((one) => one && only(one, account)))) return undefined
  const action = actionOf(before, after)
  const change_description = action === 'update' ? describeChange(before ?? {}, record, told) : ''
  if (action === 'update' && change_description === '') return undefined
  const source_id = typeof record.id === 'number' ? record.id : null
  return { action, source_id, source_type: type, alias, source_label: label(record, account), change_description }
}

function actionOf(before: AnyRecord | undefined, after: AnyRecord | undefined): 'create' | 'update' | 'destroy' {
  if (!before) return 'create'
  return !after || (isGone(after) && !isGone(before)) ? 'destroy' : 'update'
}

/** Some kinds are kept when they are deleted, since tickets still name them. */
function isGone(record: AnyRecord): boolean {
  const { deleted_at, deleted, is_deleted, role, active } = record
  return deleted_at != null || deleted === true || is_deleted === true || (role !== undefined && active === false)
}
