import type { Parameter } from '@fakedesk/spec/openapi'
import type { ContractOperation } from '../route.ts'
import type { Finds } from './finds.ts'
import { parentOf } from './lists.ts'

/** Where a value is sought. */
export interface Seeking {
  readonly template: string
  readonly name: string
  readonly finds: Finds
  /** How many records a list of ids may name. */
  readonly count: number
}

/** What a parameter means, and so what a real value of it is. */
interface Meaning {
  /** The parameters that mean this. */
  readonly names: RegExp
  /** The addresses that want it in a first call, although the document leaves it optional. */
  readonly wantedBy?: RegExp
  /** The lists whose records tell a value; the one above the address if left out. */
  readonly lists?: (template: string) => readonly string[]
  /** Undefined where the target has shown nothing to make a value of. */
  readonly value: (seeking: Seeking) => string | undefined
}

/** Since the beginning of time: an export then begins with the first record, whatever the target's clock says. */
const beginning = '0'
const searches = /\/search(\/(count|export))?$|\/autocomplete(\.json)?$|\/autocomplete\/\w+$/

/** Real values by the meaning of a parameter, found on the target or worked out. The first that fits counts. */
const meanings: readonly Meaning[] = [
  { names: /^(start_time|unix_time)$/, wantedBy: /\/incremental\//, lists: () => [], value: () => beginning },
  {
    names: /^query$/,
    wantedBy: searches,
    lists: (template) => [parentOf(template), '/api/v2/users'],
    value: ({ template, finds }) => wordOf(finds.text(parentOf(template)) ?? finds.text('/api/v2/users')),
  },
  {
    names: /^name$/,
    wantedBy: searches,
    lists: nameLists,
    value: ({ template, finds }) =>
      nameLists(template)
        .map((list) => finds.text(list))
        .find(isKnown),
  },
  { names: /^filter\[type\]$/, wantedBy: /\/search\/export$/, lists: () => [], value: () => 'ticket' },
  { names: /^filter\[agent_ids\]$/, lists: () => ['/api/v2/users'], value: ({ finds, count }) => agents(finds, count) },
  {
    names: /^ids$/,
    wantedBy: /\/(show|count)_many$/,
    value: ({ template, name, finds, count }) => finds.queryFor(template, name, count),
  },
  {
    names: /^identifier$/,
    lists: () => ['/api/v2/users', '/api/v2/users/{user_id}/profiles'],
    value: ({ finds }) => finds.named('profile_id').map(profileIdentifier).find(isKnown),
  },
  {
    names: /^subdomain$/,
    lists: () => ['/api/v2/brands'],
    value: ({ finds }) =>
      finds
        .of('/api/v2/brands')
        .map(({ subdomain }) => textOf(subdomain))
        .find(isKnown) ?? 'example',
  },
  { names: /^host_mapping$/, lists: () => [], value: () => 'support.example.com' },
  { names: /^filename$/, lists: () => [], value: () => 'check.txt' },
  { names: /^incremental_resource$/, lists: () => [], value: () => 'users' },
  { names: /^(object_type|target_type)$/, lists: () => [], value: () => 'zen:user' },
  { names: /^source_type$/, lists: () => [], value: () => 'zen:ticket' },
  { names: /^locale$/, lists: () => [], value: () => 'en-us' },
  { names: /(^|_)(id|key)s?$/, value: ({ template, name, finds, count }) => finds.queryFor(template, name, count) },
]

/** A real value for a parameter of an operation; undefined where nothing tells one. */
export function realValue(seeking: Seeking): string | undefined {
  return meaningOf(seeking.name)?.value(seeking)
}

/** The query parameters of a first call: what the document requires, and what their meaning makes indispensable. */
export function wantedQuery({ template, parameters }: ContractOperation): readonly Parameter[] {
  return parameters.filter(
    (parameter) =>
      parameter.in === 'query' &&
      (parameter.required === true || meaningOf(parameter.name)?.wantedBy?.test(template) === true),
  )
}

/** The lists that tell values of an operation's query. */
export function listsOfQuery(operation: ContractOperation): readonly string[] {
  const { template } = operation
  return wantedQuery(operation).flatMap(({ name }) => meaningOf(name)?.lists?.(template) ?? [parentOf(template)])
}

function meaningOf(name: string): Meaning | undefined {
  return meanings.find(({ names }) => names.test(name))
}

/** `groups/autocomplete` completes names of groups, `autocomplete/tags` those of tags. */
function nameLists(template: string): readonly string[] {
  const [, kind] = /\/autocomplete\/(\w+)$/.exec(template) ?? []
  return [kind === undefined ? parentOf(template) : `/api/v2/${kind}`, '/api/v2/users']
}

/** The longest word of a text: short ones may be too short to be looked for. */
function wordOf(text: string | undefined): string | undefined {
  const words = text?.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.toSorted((a, b) => b.length - a.length)[0]
}

function agents(finds: Finds, count: number): string | undefined {
  const ids = finds.of('/api/v2/users').flatMap(({ id, role }) => (role === 'end-user' ? [] : (textOf(id) ?? [])))
  return ids.length > 0 ? ids.slice(0, count).join() : undefined
}

function profileIdentifier({ source, type, identifiers }: Readonly<Record<string, unknown>>): string | undefined {
  const [first]: { readonly type?: unknown; readonly value?: unknown }[] = Array.isArray(identifiers) ? identifiers : []
  const parts = [source, type, first?.type, first?.value].map(textOf)
  return parts.every(isKnown) ? parts.join(':') : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined
}

function isKnown(text: string | undefined): text is string {
  return text !== undefined
}
