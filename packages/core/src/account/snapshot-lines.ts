import type { Item } from '../store/item.ts'
import { withBytes, writeRecord } from '../store/record-text.ts'
import { accountName } from './account-name.ts'
import { isAccountState } from './read-state.ts'
import type { Snapshot } from './snapshot.ts'

/** Grows when what a line holds changes its meaning. */
const format = 1

/** The snapshot as JSON lines: first what it is, then each record with the name of its collection. */
export function* linesOf({ subdomain, state, records }: Snapshot): Generator<string> {
  yield JSON.stringify({ fakedesk: 'snapshot', format, subdomain, state })
  for (const [collection, all] of records) {
    for (const record of all) yield `{"collection":${JSON.stringify(collection)},"record":${writeRecord(record)}}`
  }
}

/**
 * The snapshot that the lines hold. Throws an `Error` that says in one line what is wrong, and where: a foreign or newer
 * file, a line that is no JSON, a record without an id.
 */
export function snapshotFrom(lines: Iterable<string>): Snapshot {
  const records = new Map<string, Map<Item['id'], Item>>()
  let head: Pick<Snapshot, 'subdomain' | 'state'> | undefined
  let number = 0
  for (const line of lines) {
    number++
    if (line.trim() === '') continue
    if (!head) head = readHead(parse(line, number))
    else put(records, parse(line, number), number)
  }
  if (!head) throw new Error('this is no snapshot of Fakedesk: it is empty')
  return { ...head, records: new Map(Array.from(records, ([name, all]) => [name, [...all.values()]])) }
}

function readHead(value: unknown): Pick<Snapshot, 'subdomain' | 'state'> {
  const { fakedesk, format: found, subdomain, state } = Object(value)
  if (fakedesk !== 'snapshot' || typeof subdomain !== 'string') {
    throw new Error('this is no snapshot of Fakedesk: its first line does not say so')
  }
  if (found !== format) throw new Error(`the snapshot has format ${found}; this Fakedesk reads format ${format}`)
  if (!isAccountState(state)) throw new Error('the first line of the snapshot does not tell the state of an account')
  return { subdomain: accountName(subdomain), state }
}

function put(records: Map<string, Map<Item['id'], Item>>, value: unknown, number: number): void {
  const { collection, record: written } = Object(value)
  const record = Object(bytesOf(written, number))
  if (typeof collection !== 'string' || !['number', 'string'].includes(typeof record.id)) {
    throw new Error(`line ${number} of the snapshot is no record`)
  }
  const already = records.get(collection) ?? new Map<Item['id'], Item>()
  if (already.has(record.id)) throw new Error(`line ${number} of the snapshot has ${record.id} of ${collection} again`)
  already.set(record.id, record)
  records.set(collection, already)
}

function bytesOf(record: unknown, number: number): unknown {
  try {
    return withBytes(record)
  } catch {
    throw new Error(`line ${number} of the snapshot has bytes that cannot be read`)
  }
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`line ${number} of the snapshot is no JSON`)
  }
}
