import type { Action, Condition, TriggerChange, TriggerDiff, TriggerSnapshot } from '@fakedesk/spec'
import { isDeepEqual } from '../../store/deep-equal.ts'

type Content = TriggerChange['content']

/** What is different in one version from the one before; all of the first one is new. */
export function diffOf(
  before: TriggerSnapshot | undefined,
  after: TriggerSnapshot,
): Omit<TriggerDiff, 'source_id' | 'target_id'> {
  const conditions = (list: 'all' | 'any') =>
    paired(before?.conditions[list], after.conditions[list], (old, now) => conditionDiff(old, now))
  return {
    title: changes(before?.title, after.title),
    description: changes(before?.description, after.description),
    active: changes(before?.active, after.active),
    conditions: { all: conditions('all'), any: conditions('any') },
    actions: paired(before?.actions, after.actions, (old, now) => actionDiff(old, now)),
  }
}

function conditionDiff(old: Condition | undefined, now: Condition | undefined) {
  return {
    field: changes(old?.field, now?.field),
    operator: changes(old?.operator, now?.operator),
    value: changes(contentOf(old?.value), contentOf(now?.value)),
  }
}

function actionDiff(old: Action | undefined, now: Action | undefined) {
  return { field: changes(old?.field, now?.field), value: changes(contentOf(old?.value), contentOf(now?.value)) }
}

/** Two lists place by place, the longer one to its end. */
function paired<T, D>(
  before: readonly T[] = [],
  after: readonly T[] = [],
  diff: (old: T | undefined, now: T | undefined) => D,
): D[] {
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, place) => diff(before[place], after[place]))
}

/** Undefined stands for what is not there. */
function changes(old: Content | undefined, now: Content | undefined): TriggerChange[] {
  if (isDeepEqual(old, now)) return now === undefined ? [] : [{ change: '=', content: now }]
  return [
    ...(old === undefined ? [] : [{ change: '-' as const, content: old }]),
    ...(now === undefined ? [] : [{ change: '+' as const, content: now }]),
  ]
}

/** Values within values are told as text. */
function contentOf(value: Action['value'] | undefined): Content | undefined {
  if (!Array.isArray(value)) return value as Content | undefined
  return value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : one))
}
