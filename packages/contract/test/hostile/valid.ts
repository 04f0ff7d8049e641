import { type Account, defaultPeople } from '@fakedesk/core'
import type { OperationFacts, Role } from '@fakedesk/spec'
import type { Exemplified } from '../examples.ts'

/** A request as it goes out. */
export interface Sent {
  readonly method: string
  /** From the path on. */
  readonly address: string
  readonly text: string | undefined
  readonly contentType?: string
  readonly caller: Role
}

/** A request that the operation should take, in its parts. */
export interface Valid {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly caller: Role
}

interface Wanted {
  readonly account: Account
  readonly facts: OperationFacts
  readonly example: Exemplified | undefined
  /** Counts the requests, so that each is about other records than the one before. */
  readonly turn: number
}

/** Made of records that the account has, and of the document's examples where it has none. */
export function validRequest(wanted: Wanted): Valid {
  const { facts, example, turn } = wanted
  const json = example?.bodies.find(({ type }) => type === 'application/json')
  return {
    path: pathOf(wanted),
    query: queryOf(wanted),
    body: json && writable(wanted, json.value),
    caller: callerOf(facts, turn),
  }
}

/** Mostly the first role that may call, which may do most. */
function callerOf({ roles }: OperationFacts, turn: number): Role {
  return (turn % 3 === 0 ? roles[Math.floor(turn / 3) % roles.length] : roles[0]) ?? 'admin'
}

/** Innermost first: a record tells what it belongs to. */
function pathOf({ account, facts, turn }: Wanted): Record<string, string> {
  const names = [...facts.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const path: Record<string, string> = {}
  for (const name of names.toReversed()) {
    if (name in path) continue
    const above =
      facts.path
        .slice(0, facts.path.indexOf(`{${name}}`))
        .split('/')
        .at(-2) ?? ''
    const own = name === names.at(-1) ? facts.key : undefined
    const records = recordsOf(account, [above, above.replace(/^(end|deleted)_/, ''), own ?? '', kindOf(name)])
    const record: Readonly<Record<string, unknown>> = Object(records[turn % records.length])
    path[name] = String(record.id ?? plainValues[name] ?? '1')
    for (const other of names) if (record[other] != null) path[other] ??= String(record[other])
  }
  return path
}

/** The records that the first of the names stands for, in the plural or in the singular. */
function recordsOf(account: Account, names: readonly string[]): readonly object[] {
  if (names[0] === 'comments' || names.at(-1) === 'ticket_comment') return commentsIn(account)
  const [collection] = names.flatMap((name) => account.collection(name) ?? account.collectionOfOne(name) ?? [])
  if (collection !== account.collection('tickets')) return collection ? [...collection.rows] : []
  return names.some((name) => name.startsWith('deleted_')) ? [...account.tickets.rows] : workingTickets(account)
}

/** Closed and deleted ones would refuse nearly all that is asked of them. */
export function workingTickets({ tickets }: Account): readonly { readonly id: number }[] {
  return [...tickets.rows].filter(({ deletion, status }) => !deletion && status !== 'closed')
}

/** The first comment of each of these: it is told by its place in its audit. */
function commentsIn(account: Account): readonly object[] {
  return workingTickets(account).flatMap(({ id: ticket_id }) => {
    const [audit] = account.audits.by('ticket', ticket_id)
    const place = audit?.events.findIndex(({ type }) => type === 'Comment') ?? -1
    const step = 128
    return audit && place >= 0 ? [{ id: audit.id + step * (place + 1), ticket_id, request_id: ticket_id }] : []
  })
}

function kindOf(name: string): string {
  const kind = name.replace(/^(default|new|oauth|end|winner|target)_/, '').replace(/_ids?$/, '')
  return otherKinds[kind] ?? kind
}

/** People and tickets by what they are to others. */
const otherKinds: Readonly<Record<string, string>> = {
  approver: 'user',
  assignee_user: 'user',
  author: 'user',
  request: 'ticket',
  requester: 'user',
  submitter: 'user',
}

const plainValues: Readonly<Record<string, string>> = {
  filename: 'a.txt',
  query: 'a',
  name: 'a',
  subdomain: 'help',
  host_mapping: 'help.example.com',
  start_time: '1700000000',
  external_id: 'x',
  'filter[type]': 'user',
  target_type: 'zen:user',
  source_type: 'zen:user',
}

/** What must be there, and now and then what may be. */
function queryOf({ account, facts, turn }: Wanted): Record<string, string> {
  const { queryParameters, path, requiredQuery = [] } = facts
  const names = Object.keys(queryParameters).filter(
    (name, place) =>
      name in plainValues && (requiredQuery.includes(name) || name === 'query' || (turn + place) % 2 === 0),
  )
  const query = Object.fromEntries(names.map((name) => [name, plainValues[name] ?? '']))
  if (!('ids' in queryParameters)) return query
  const records = recordsOf(account, [path.split('/').at(-2) ?? ''])
  const ids = [0, 1].map((place) => Object(records[(turn + place) % records.length]).id)
  return { ...query, ids: ids.join() }
}

/** The example with ids of the account's own records, and with names that nobody has yet. */
function writable(wanted: Wanted, value: unknown, name = ''): unknown {
  const { account, facts, turn } = wanted
  // Not the record that the path names, and each another.
  if (Array.isArray(value)) {
    return value.map((one, place) => writable({ ...wanted, turn: name === 'ids' ? turn + place + 1 : turn }, one, name))
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, writable(wanted, own, key)]))
  }
  if (/^\d+$/.test(String(value)) && /(^|_)ids?$/.test(name) && name !== 'id') {
    const records = recordsOf(account, [kindOf(name), `${kindOf(name)}s`, facts.path.split('/')[3] ?? ''])
    const { id = value } = Object(records[turn % records.length])
    return typeof value === 'string' ? String(id) : id
  }
  return typeof value === 'string' && facts.method === 'POST' ? fresh(name, value, turn) : value
}

function fresh(name: string, value: string, turn: number): string {
  if (value.includes('@')) return `${turn}.${value}`
  return uniqueNames.has(name) ? `${value}${name === 'name' ? ' ' : ''}${turn}` : value
}

const uniqueNames = new Set(['name', 'key', 'identifier', 'subdomain', 'external_id'])

export function addressOf({ path: template }: OperationFacts, { path, query }: Pick<Valid, 'path' | 'query'>): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name) => path[name] ?? '')
  const search = Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${value}`)
  return search.length > 0 ? `${filled}?${search.join('&')}` : filled
}

/** Who signs for a role. */
export const signers: Readonly<Record<Role, string | undefined>> = {
  admin: defaultPeople.admin.email,
  agent: defaultPeople.agent.email,
  'end-user': defaultPeople.endUser.email,
  anonymous: undefined,
}
