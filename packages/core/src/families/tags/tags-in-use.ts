import type { Tag } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Rows } from '../../store/rows.ts'
import { compareKeys, SortedRecords, type SortKey } from '../../store/sorted.ts'
import { sortedRows } from '../../store/sorted-rows.ts'

/** A tag with its use. Ids tell which came up first. */
interface UsedTag extends Tag {
  readonly id: number
}

/** No more tags than these are ever listed (docs: Tags > List). */
const mostTags = 20_000

/** The account's tags, most used first; equally used ones oldest first with cursors, newest first with page numbers. */
export function tagsInUse(account: Account): Rows<Tag, Tag> {
  const tags = usedTags(account)
  const rows = rowsOf(tags, '-score,id', ({ count, id }) => [-count, id])
  return {
    ...rows,
    listedBy: (kind) => (kind === 'cursor' ? rows : rowsOf(tags, '-score,-id', ({ count, id }) => [-count, -id])),
  }
}

/** Names that begin with the text, most used first. One letter finds nothing (docs: Tags > Search). */
export function tagNamesBeginningWith(account: Account, text: string): readonly string[] {
  const start = text.toLowerCase()
  if (start.length < 2) return []
  return Array.from(tagsInUse(account), ({ name }) => name).filter((name) => name.startsWith(start))
}

/** A tag's use, and where it stands first: in which kind of record, in which of them, and at which place. */
interface Use {
  count: number
  readonly since: SortKey
}

/**
 * Counted by the indexes of all that has tags, which keep themselves up to date. Which tag is older is read off the
 * records, so that a restored account has them in the same order.
 */
function usedTags(account: Account): readonly UsedTag[] {
  const uses = new Map<string, Use>()
  for (const [kind, table] of tablesByTag(account).entries()) {
    for (const key of table.keys()) {
      const name = String(key)
      const use = uses.get(name)
      if (use) use.count += table.at(key).size
      else uses.set(name, { count: table.at(key).size, since: sinceOf(name, kind, table.first(key)) })
    }
  }
  return [...uses]
    .sort(([, one], [, other]) => compareKeys(one.since, other.since))
    .map(([name, { count }], id) => ({ id, name, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostTags)
}

function sinceOf(name: string, kind: number, first: Tagged | undefined): SortKey {
  return [kind, first?.id ?? null, first?.tags?.indexOf(name) ?? null]
}

interface Tagged {
  readonly id: number
  readonly tags?: readonly string[] | null
}

function tablesByTag({ users, organizations, tickets }: Account) {
  return [
    tickets.table(
      'tags in use',
      ({ deletion, tags }) => (deletion ? [] : tags),
      ({ id }) => [id],
    ),
    users.table(
      'tags in use',
      ({ active, tags }) => (active ? (tags ?? []) : []),
      ({ id }) => [id],
    ),
    organizations.table(
      'tags in use',
      ({ deleted_at, tags }) => (deleted_at ? [] : tags),
      ({ id }) => [id],
    ),
  ]
}

function rowsOf(tags: readonly UsedTag[], order: string, keyOf: (tag: UsedTag) => SortKey): Rows<UsedTag, Tag> {
  const textOf = ({ name, count }: UsedTag) => JSON.stringify({ name, count })
  return sortedRows(new SortedRecords(keyOf, tags), { order, keyOf, textOf })
}
