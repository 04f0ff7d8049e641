import { invalidSearch } from '../errors.ts'

export type Operator = ':' | '<' | '>' | '<=' | '>='

/** One word, phrase, or `key:value` of a query. */
export interface Term {
  /** In lower case; undefined for what is looked for everywhere. */
  readonly key: string | undefined
  readonly operator: Operator
  readonly value: string
  /** Whether it came in quotes. */
  readonly quoted: boolean
  /** Whether it must not match. */
  readonly excluded: boolean
}

/** A query of the search language, read. */
export interface Query {
  /** What records must meet; kinds and ordering are taken out. */
  readonly terms: readonly Term[]
  /** The kinds that `type:` names; undefined where it names none. */
  readonly types: readonly string[] | undefined
  readonly excludedTypes: readonly string[]
  readonly orderBy: string | undefined
  readonly direction: 'asc' | 'desc' | undefined
}

const mostWords = 64

/** A sign, a key with its operator, and a value: in quotes, or up to the next blank. */
const termPattern = /(-?)(?:([a-z_][\w.]*)(<=|>=|:|<|>))?(?:"([^"]*)"?|([^\s"]\S*))/giu

/** Throws `invalidSearch` for a query that says nothing, or too much. */
export function parseQuery(text: string | undefined): Query {
  const all = Array.from((text ?? '').matchAll(termPattern), readTerm)
  if (all.length === 0) throw invalidSearch('Invalid search: the query is empty')
  if (all.length > mostWords) throw invalidSearch(`Invalid search: a query takes at most ${mostWords} words`)
  const types = all.filter(({ key }) => key === 'type')
  const named = [
    ...types.filter(({ excluded }) => !excluded).map(({ value }) => value.toLowerCase()),
    ...(all.some(isOfUsers) ? ['user'] : []),
  ]
  return {
    terms: all.flatMap((term) => (isControl(term) ? [] : isOfUsers(term) ? { ...term, key: undefined } : term)),
    types: named.length > 0 ? named : undefined,
    excludedTypes: types.filter(({ excluded }) => excluded).map(({ value }) => value.toLowerCase()),
    orderBy: all.find(({ key }) => key === 'order_by')?.value,
    direction: directionOf(all.find(({ key }) => key === 'sort')?.value),
  }
}

function readTerm(match: RegExpMatchArray): Term {
  const [, sign, key, operator, phrase, word = ''] = match
  return {
    key: key?.toLowerCase(),
    // The pattern lets no other operators through.
    operator: (operator ?? ':') as Operator,
    value: phrase ?? word,
    quoted: phrase !== undefined,
    excluded: sign === '-',
  }
}

/** `user:words` looks for the words and asks for users in one. */
const isOfUsers = ({ key, operator }: Term) => key === 'user' && operator === ':'

const isControl = ({ key }: Term) => key === 'type' || key === 'order_by' || key === 'sort'

function directionOf(text: string | undefined): 'asc' | 'desc' | undefined {
  return text === 'asc' || text === 'desc' ? text : undefined
}
