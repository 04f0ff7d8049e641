import { isDeepEqual } from '../../store/deep-equal.ts'
import { labelOf } from '../../validation.ts'
import type { AnyRecord } from './configuration.ts'

/** What is never told of: what changes with anything, and what nobody may read. */
const silent = /^(id|url|created_at|updated_at|position)$|token|secret|password|digest/

/** `Active changed from false to true`, a line for each property; empty where there is nothing to tell. */
export function describeChange(before: AnyRecord, after: AnyRecord, told?: readonly string[]): string {
  return (told ?? Object.keys({ ...before, ...after }))
    .filter((name) => !silent.test(name))
    .flatMap((name) => linesOf(name, before[name], after[name]))
    .join('\n')
}

/** Of an object, such as a group of settings, the properties that differ. */
function linesOf(name: string, before: unknown, after: unknown): readonly string[] {
  if (isDeepEqual(before, after)) return []
  if (isGroup(before) && isGroup(after)) {
    return Object.keys({ ...before, ...after }).flatMap((key) => linesOf(`${name}_${key}`, before[key], after[key]))
  }
  return [`${labelOf(name)} changed from ${worded(before)} to ${worded(after)}`]
}

const isGroup = (value: unknown): value is AnyRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** No source tells how values that are no text are worded; JSON is chosen. */
function worded(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not set'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
