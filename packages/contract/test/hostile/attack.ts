import type { Fakedesk } from '@fakedesk/core'
import { bodyShapes, type OperationFacts } from '@fakedesk/spec'
import type { Exemplified } from '../examples.ts'
import { type Case, casesOf } from './cases.ts'
import { sample } from './sample.ts'
import { type Answer, type Fetch, send, shown } from './send.ts'
import { isSame, type State, stateOf } from './state.ts'
import { addressOf, type Sent, validRequest, workingTickets } from './valid.ts'
import type { Kind } from './values.ts'

export interface Target {
  readonly fakedesk: Pick<Fakedesk, 'account' | 'receiveMail' | 'reset'>
  /** What is attacked: the desk's own, or one with a fault planted in it. */
  readonly fetch: Fetch
  readonly operations: readonly OperationFacts[]
  readonly examples: ReadonlyMap<string, Exemplified>
  /** Cases of each operation. */
  readonly budget: number
  readonly seed: number
}

export interface Finding {
  readonly operation: string
  readonly kind: Kind | 'afterwards'
  readonly place: string
  readonly problem: string
}

export interface Outcome {
  readonly findings: readonly Finding[]
  /** How many requests there were, those that only look aside. */
  readonly sent: number
  /** The operations that took at least one of their cases: what is always refused is not tried in earnest. */
  readonly taken: ReadonlySet<string>
}

/** Sends every operation a sample of its cases, and tells what was not as it must be. */
export async function attack(target: Target): Promise<Outcome> {
  const findings: Finding[] = []
  const taken = new Set<string>()
  const bodies = await bodyShapes()
  let sent = 0
  for (const [, operations] of Map.groupBy(target.operations, ({ family }) => family)) {
    await settle(target)
    for (const facts of operations.toSorted((left, right) => rankOf(left) - rankOf(right))) {
      if (isWorn(target)) await settle(target)
      for (const each of sample(casesOf(facts, bodies[facts.id]), target.budget, `${target.seed} ${facts.id}`)) {
        sent++
        const { problem, isTaken } = await tried(target, facts, each, sent)
        if (isTaken) taken.add(facts.id)
        if (problem) findings.push({ operation: facts.id, kind: each.kind, place: each.place, problem })
      }
      const problem = await stillServed(target, operations)
      if (problem) findings.push({ operation: facts.id, kind: 'afterwards', place: '', problem })
    }
    const problem = await stillServed(target, target.operations)
    if (problem) findings.push({ operation: operations[0]?.family ?? '', kind: 'afterwards', place: '', problem })
  }
  return { findings, sent, taken }
}

/** Reads first, deletions last: what was found stays to be changed. */
const rankOf = ({ method }: OperationFacts) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].indexOf(method)

/** Merges and deletions leave few tickets to work on. */
const isWorn = ({ fakedesk }: Target) => workingTickets(fakedesk.account()).length < 10

/** A fresh world, with some more records of each kind that a request can make. */
async function settle({ fakedesk, fetch, operations, examples }: Target): Promise<void> {
  fakedesk.reset()
  const account = fakedesk.account()
  // The default world holds back no mail.
  for (const subject of ['One', 'Two', 'Three']) {
    const head = ['From: noreply@shop.example', 'To: support@example.zendesk.com', `Subject: ${subject}`]
    await fakedesk.receiveMail([...head, '', 'Do not answer'].join('\r\n'))
  }
  const creates = operations.filter(({ method, status }) => method === 'POST' && status === 201)
  for (const [place, facts] of [...creates, ...creates].entries()) {
    const valid = validRequest({ account, facts, example: examples.get(facts.id), turn: place * 3 + 1 })
    const text = JSON.stringify(valid.body)
    await send(fetch, { method: 'POST', address: addressOf(facts, valid), text, caller: 'admin' })
  }
  account.clock.advance(later)
}

/** Milliseconds after which jobs have done their work. */
const later = 1000

async function tried({ fakedesk, fetch, examples }: Target, facts: OperationFacts, { spoil }: Case, turn: number) {
  const account = fakedesk.account()
  // Work that is due happens ahead of whatever comes next.
  const isDue = [...account.scheduledWork.rows].some(({ due }) => due <= account.clock.now())
  if (isDue) await send(fetch, read('/api/v2/users/me'))
  const sent = spoil(validRequest({ account, facts, example: examples.get(facts.id), turn }))
  const before = stateOf(account)
  const answer = await send(fetch, sent)
  const problem = answer.problem ?? (await aftermath({ fakedesk, fetch }, before, answer))
  return { problem: problem && `${problem}, to ${shown(sent)}`, isTaken: answer.status < 300 }
}

/** What a request leaves behind: nothing where it was refused, and a job that ends where it began one. */
async function aftermath(
  { fakedesk, fetch }: Pick<Target, 'fakedesk' | 'fetch'>,
  before: State,
  { status, text }: Answer,
): Promise<string | undefined> {
  const account = fakedesk.account()
  if (status >= 400 && !isSame(before, stateOf(account))) return `${status}, but something has changed`
  if (status >= 300 || !text.includes('"job_status')) return undefined
  account.clock.advance(later)
  const { problem } = await send(fetch, read('/api/v2/job_statuses'))
  return problem && `the job ends in ${problem}`
}

/** Asks for every list in several orders, and for the page that follows. */
async function stillServed({ fetch }: Target, operations: readonly OperationFacts[]): Promise<string | undefined> {
  for (const { method, answer, path } of operations) {
    if (method !== 'GET' || answer !== 'list' || path.includes('{')) continue
    for (const query of ['page[size]=1', 'sort=name&page[size]=2', 'sort_by=name&per_page=2']) {
      const { problem, status, text } = await send(fetch, read(`${path}?${query}`))
      if (problem) return `${problem}, to ${path}?${query}`
      const next: unknown = status === 200 ? Object(Object(JSON.parse(text)).links).next : undefined
      if (typeof next !== 'string') continue
      const following = await send(fetch, read(next.slice(next.indexOf('/api/'))))
      if (following.status !== 200)
        return `${following.problem ?? following.status}, to the page after ${path}?${query}`
    }
  }
  return undefined
}

const read = (address: string): Sent => ({ method: 'GET', address, text: undefined, caller: 'admin' })
