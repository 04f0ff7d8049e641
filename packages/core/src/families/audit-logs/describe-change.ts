import { isDeepEqual } from '../../store/deep-equal.ts'
import { labelOf } from '../../validation.ts'
import type { AnyRecord, Configuration } from './configuration.ts'

/** What changes with anything. */
const silent = /^(id|url|created_at|updated_at|updated_by|revision_id|position)$/
/** What nobody may read: that it changed is told where it is asked for by name, and its values never. */
const hidden = /token|secret|password|digest/
/** Told without their values, which may hold secrets. */
const guarded = /^(authentication|custom_headers)$/

/** `Active changed from false to true`, a line for each property; empty where there is nothing to tell. */
export function describeChange(before: AnyRecord, after: AnyRecord, given?: Configuration['told']): string {
  const told = typeof given === 'function' ? given(before, after) : given
  return (told ?? Object.keys({ ...before, ...after }))
    .filter((name) => !silent.test(name) && (told || !hidden.test(name)))
    .flatMap((name) => linesOf(name, before[name], after[name]))
    .join('\n')
}

/** Of an object, such as a group of settings, the properties that differ. */
function linesOf(name: string, before: unknown, after: unknown): readonly string[] {
  if (isDeepEqual(before, after)) return []
  if (hidden.test(name) || guarded.test(name)) return [`${labelOf(name)} changed`]
  if (isGroup(before) && isGroup(after)) {
    return Object.keys({ ...before, ...after }).flatMap((key) => linesOf(`${name}_${key}`, before[key], after[key]))
  }
  const words = name === 'role' ? roleName : worded
  return [`${labelOf(name)} changed from ${words(before)} to ${words(after)}`]
}

const isGroup = (value: unknown): value is AnyRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const roleName = (role: unknown) => roleNames.get(role) ?? worded(role)

const roleNames: ReadonlyMap<unknown, string> = new Map([
  ['admin', 'Administrator'],
  ['agent', 'Agent'],
  ['end-user', 'End User'],
])

/** No source tells how values that are no text are worded; JSON is chosen. */
export function worded(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not set'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
