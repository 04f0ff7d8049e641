import type { Account } from '../../account/account.ts'
import { isUsagePeriod, type UsagePeriod, usagePeriods, usesOf } from '../../families/rule-usages/count-uses.ts'
import { wordFinder, wordsOf } from '../../search/words.ts'
import { inOtherLook } from '../../store/other-look.ts'
import { type Direction, listRows, type Rows } from '../../store/rows.ts'
import type { StoredRule } from './rule.ts'

/** Sorts that begin with the greatest unless they are told otherwise (docs: Macros > `sort_order`). */
const sortsDown = ['created_at', 'updated_at', ...Object.keys(usagePeriods)]

/** The same rows, which can be sorted by how often each rule was used as well. */
export function sortableByUse<S extends StoredRule, W>(account: Account, rows: Rows<S, W>): Rows<S, W> {
  return inOtherLook<S, W>(rows, (record, view) => rows.textOf(record, view), {
    ...(rows.collection && { collection: rows.collection }),
    sortsDown,
    moreOrders: (name, direction) => {
      if (!isUsagePeriod(name)) return undefined
      const sorted = byUse(account, [...rows], name, direction)
      return listRows<S, W>(sorted, (record, view) => rows.textOf(record, view), rows.collection)
    },
  })
}

function byUse<S extends StoredRule>(account: Account, rules: readonly S[], period: UsagePeriod, direction: Direction) {
  const sign = direction === 'desc' ? -1 : 1
  const uses = new Map(rules.map(({ id }) => [id, usesOf(account, id, period)]))
  return rules.toSorted((left, right) => sign * ((uses.get(left.id) ?? 0) - (uses.get(right.id) ?? 0)))
}

/** The rules whose title, as the caller reads it, has each of the words, or a word that begins so. */
export function withWords<S extends StoredRule>(
  { language }: Account,
  rules: Iterable<S>,
  query: string | undefined,
): readonly S[] {
  const finders = (query ?? '').split(/\s+/).flatMap((word) => (word === '' ? [] : [wordFinder(word, true)]))
  return Array.from(rules).filter(({ title }) => finders.every((find) => find(wordsOf(language.filledIn(title)))))
}
