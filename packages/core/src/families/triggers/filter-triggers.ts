import { queryError } from '../../errors.ts'
import { isObject } from '../../is-object.ts'
import type { StoredTrigger } from './trigger.ts'

/** What of a trigger, of tickets or of objects, can be asked for. */
type Filtered = Pick<StoredTrigger, 'title' | 'description' | 'active' | 'conditions' | 'actions'> & {
  readonly category_id?: number
}

/**
 * What `filter[json]` asks of triggers: conditions with `title` and `description` of the rule, `active`, `category_id` and
 * fields of its conditions and actions. Only documented by example; what is not known passes.
 */
export function filterIn(json: string | undefined): (trigger: Filtered) => boolean {
  if (json === undefined) return () => true
  const conditions = parse(json)
  return (trigger) => conditions.every(({ field, value }) => passes(trigger, field, value))
}

interface Asked {
  readonly field: string
  readonly value: string
}

function parse(json: string): readonly Asked[] {
  try {
    const read: unknown = JSON.parse(json)
    const list = [Object(read).conditions ?? Object(read).all ?? read].flat()
    return list.flatMap((one: unknown) =>
      isObject(one) && typeof one.field === 'string' ? [{ field: one.field, value: String(one.value ?? '') }] : [],
    )
  } catch {
    throw queryError('filter[json] is not valid JSON')
  }
}

function passes(
  { title, description, active, category_id, conditions, actions }: Filtered,
  field: string,
  value: string,
) {
  const has = (text: string | null) => (text ?? '').toLowerCase().includes(value.toLowerCase())
  switch (field) {
    case 'title':
      return has(title)
    case 'description':
      return has(description)
    case 'active':
      return String(active) === value
    case 'category_id':
      return String(category_id) === value
    default:
      return [...conditions.all, ...conditions.any, ...actions].some(
        (one) => one.field === field && has(JSON.stringify(one.value)),
      )
  }
}
