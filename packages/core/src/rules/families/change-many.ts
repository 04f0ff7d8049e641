import type { RuleBatchItem } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import { readIds, readItems } from '../../read-ids.ts'
import type { StoredRule } from './rule.ts'

/** A collection of rules, as far as changing many of them needs it. */
interface Rules<S> {
  find(id: number): S
  update(rule: S, changes: Partial<StoredRule>): S
  delete(rule: S): void
}

/** A rule with its new place or state. */
type Item = RuleBatchItem

/** Moves rules or switches them on and off, all or none. Throws `notFound`. */
export function changeMany<S extends StoredRule>(
  { now }: Account,
  rules: Rules<S>,
  items: readonly Item[],
  demand: (rule: S) => void,
): readonly S[] {
  return readItems(items).map(({ id, position, active }) => {
    const rule = rules.find(id)
    demand(rule)
    return rules.update(rule, {
      ...(position !== undefined && { position }),
      ...(active !== undefined && { active }),
      updated_at: now,
    })
  })
}

/** Removes rules at once, all or none, and tells which. Throws `notFound`. */
export function deleteMany<S>(
  rules: Pick<Rules<S>, 'find' | 'delete'>,
  ids: readonly (number | string)[] | string,
  demand: (rule: S) => void,
): readonly S[] {
  const named = readIds(typeof ids === 'string' ? ids : ids.join(','))
  if (named.length === 0) throw notFound()
  return named.map((id) => {
    const rule = rules.find(Number(id))
    demand(rule)
    rules.delete(rule)
    return rule
  })
}
