import { isObject } from '@fakedesk/spec/openapi'

export interface Listed {
  readonly key: string
  readonly records: readonly unknown[]
}

/** What lists that answer for several kinds call their records: searches and views. */
const generic: ReadonlySet<string> = new Set(['results', 'rows'])

/** The records that an answer lists as its own: named as its address is, or else the first that it shows. */
export function listOf(template: string, body: unknown, isFresh = false): Listed | undefined {
  const lists = listsOf(body, isFresh)
  const name = singular(nameless(template).split('/').at(-1) ?? '')
  return lists.find(({ key }) => singular(key) === name) ?? lists.find(({ key }) => generic.has(key)) ?? lists[0]
}

/** All lists of an answer; a list may show further records beside its own. What was just made is a list of one. */
export function listsOf(body: unknown, isFresh: boolean): readonly Listed[] {
  return Object.entries(isObject(body) ? body : {}).flatMap(([key, value]) => {
    if (Array.isArray(value)) return [{ key, records: value }]
    return isFresh && isObject(value) ? [{ key, records: [value] }] : []
  })
}

/** The address of the list that a parameter chooses from: what stands before it. */
export function listAbove(template: string, name: string): string {
  return template.slice(0, template.indexOf(`{${name}}`)).replace(/\/$/, '')
}

/** The address one segment up: that of the users for `/users/show_many`. */
export function parentOf(template: string): string {
  return template.slice(0, template.lastIndexOf('/'))
}

/** An address as it compares with others, whatever they call their parameters. */
export function nameless(template: string): string {
  return template.replaceAll(/\{[^}]*\}/g, '{}').replace(/\.json$/, '')
}

/** The kind of the records of a list: `user` for `users`. */
export function singular(key: string): string {
  if (key.endsWith('ies')) return `${key.slice(0, -3)}y`
  return key.replace(/(ss|us|x|ch|sh)es$|s$/, '$1')
}
