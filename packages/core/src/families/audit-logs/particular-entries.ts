import { isObject } from '../../is-object.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import { labelOf } from '../../validation.ts'
import type { AnyRecord } from './configuration.ts'
import { worded } from './describe-change.ts'
import type { Entry } from './log-entry.ts'

type Before = AnyRecord | undefined

/** Each setting that changed has an entry of its own, with its group and name (seen by clients: `Security: ...`). */
export function settingEntries(before: Before, after: Before): Entry[] {
  if (!before || !after) return []
  return Object.entries(after).flatMap(([group, settings]) => {
    const old = before[group]
    if (settings === old || !isObject(settings) || !isObject(old)) return []
    return Object.keys(settings)
      .filter((name) => !isDeepEqual(old[name], settings[name]))
      .map((name) => settingEntry(`${labelOf(group)}: ${labelOf(name)}`, old[name], settings[name]))
  })
}

function settingEntry(source_label: string, before: unknown, after: unknown): Entry {
  const change_description =
    typeof after === 'boolean' ? switched(after) : `Changed from ${worded(before)} to ${worded(after)}`
  return { action: 'update', source_id: null, source_type: 'account_setting', source_label, change_description }
}

const switched = (isOn: boolean) => (isOn ? 'Turned on' : 'Turned off')

/** Suspending anybody of the team is a setting of the person (seen by clients). */
export function suspensionEntries(before: Before, after: Before): Entry[] {
  if (!before || !after || before.suspended === after.suspended || after.role === 'end-user') return []
  return [
    {
      action: after.suspended ? 'create' : 'update',
      source_id: Number(after.id),
      source_type: 'user_setting',
      source_label: `Suspension state: ${after.name}`,
      change_description: after.suspended ? 'Suspended' : 'Unsuspended',
    },
  ]
}

/** Of tickets only their deletion is told (help: Viewing the audit log). */
export function ticketEntries(before: Before, after: Before): Entry[] {
  if (!before || !after || after.deletion === before.deletion || after.deletion === null) return []
  return [
    {
      action: 'destroy',
      source_id: Number(after.id),
      source_type: 'ticket',
      source_label: `Ticket #${after.id}: ${after.subject ?? ''}`,
    },
  ]
}
