import { type Fakedesk, linesOf, type Snapshot, snapshotFrom } from '@fakedesk/core'
import { type Context, Hono } from 'hono'
import { accountIn } from './account-in.ts'
import type { ControlError } from './guard.ts'

/** Snapshots that one account keeps at a time. */
const mostKept = 50
const nameForm = /^[\w.-]{1,100}$/

/** One that is kept, under its name. */
interface Kept {
  readonly snapshot: Snapshot
  /** By the account's clock. */
  readonly taken: string
}

/** The endpoints about snapshots: taking, listing, carrying away and bringing back; and what has changed since one. */
export function snapshotPages(fakedesk: Fakedesk): Hono {
  const kept = new Map<string, Map<string, Kept>>()
  const held = (context: Context) => fakedesk.account(accountIn(context))
  const ofAccount = (context: Context) => kept.get(held(context).subdomain) ?? new Map<string, Kept>()
  const keep = (context: Context, name: string, snapshot: Snapshot) => {
    const { subdomain, now } = held(context)
    const one = { snapshot, taken: now }
    kept.set(subdomain, ofAccount(context).set(name, one))
    return context.json(shown(name, one), 201)
  }
  const nameIn = ({ req }: Context) => req.param('name') ?? ''

  const pages = new Hono()
  pages.get('/snapshots', (context) => {
    const snapshots = Array.from(ofAccount(context), ([name, one]) => shown(name, one))
    return context.json({ snapshots, count: snapshots.length })
  })
  pages.post('/snapshots', async (context) => {
    const name: unknown = Object(await context.req.json().catch(() => undefined)).name
    const refusal = refuseName(name, ofAccount(context))
    return refusal ? context.json(refusal, 422) : keep(context, String(name), held(context).snapshot())
  })
  pages.get('/snapshots/:name', (context) => {
    const one = ofAccount(context).get(nameIn(context))
    if (!one) return unknown(context)
    return context.body(streamOf(linesOf(one.snapshot)), 200, { 'Content-Type': 'application/jsonl; charset=utf-8' })
  })
  pages.put('/snapshots/:name', async (context) => {
    const name = nameIn(context)
    const refusal = refuseName(name, ofAccount(context))
    if (refusal) return context.json(refusal, 422)
    const read = readSnapshot(await context.req.text(), held(context))
    return typeof read === 'string' ? context.json(invalid(read), 422) : keep(context, name, read)
  })
  pages.delete('/snapshots/:name', (context) => {
    return ofAccount(context).delete(nameIn(context)) ? context.body(null, 204) : unknown(context)
  })
  pages.post('/snapshots/:name/restore', (context) => {
    const one = ofAccount(context).get(nameIn(context))
    if (!one) return unknown(context)
    held(context).restore(one.snapshot)
    return context.body(null, 204)
  })
  pages.get('/changes', (context) => {
    const one = ofAccount(context).get(context.req.query('since') ?? '')
    if (!one) return unknown(context, context.req.query('since') ?? '')
    const look = context.req.query('look') ?? 'stored'
    if (look !== 'stored' && look !== 'shown') return context.json(invalid('look is "stored" or "shown"'), 422)
    const changes = held(context).changesSince(one.snapshot, { look })
    return context.json({ changes, count: changes.length })
  })
  return pages
}

function shown(name: string, { snapshot, taken }: Kept) {
  const records = [...snapshot.records.values()].reduce((sum, all) => sum + all.length, 0)
  return { name, taken_at: taken, records }
}

function refuseName(name: unknown, own: ReadonlyMap<string, Kept>): ControlError | undefined {
  if (typeof name !== 'string' || !nameForm.test(name)) {
    return invalid('give a name of 1 to 100 letters, digits, dots, hyphens and underscores: {"name": "before"}')
  }
  if (own.has(name) || own.size < mostKept) return undefined
  return invalid(`an account keeps ${mostKept} snapshots at a time; delete one first`)
}

const invalid = (description: string): ControlError => ({ error: 'InvalidSnapshot', description })

function unknown(context: Context, name = context.req.param('name') ?? '') {
  const description = `there is no snapshot "${name}" of this account; POST /_fakedesk/snapshots takes one`
  return context.json({ error: 'UnknownSnapshot', description } satisfies ControlError, 404)
}

type Account = ReturnType<Fakedesk['account']>

/** What was sent, if the account could show all of it; or in a sentence why not. */
function readSnapshot(text: string, account: Account): Snapshot | string {
  try {
    const snapshot = snapshotFrom(text.split('\n'))
    return account.problemWith(snapshot) ?? snapshot
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Characters that are sent at a time. */
const chunk = 65_536

/** Lines are written as they are fetched, however large the account is. */
function streamOf(lines: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull(controller) {
      let text = ''
      for (let next = lines.next(); ; next = lines.next()) {
        if (!next.done) text += `${next.value}\n`
        if (!next.done && text.length < chunk) continue
        if (text !== '') controller.enqueue(encoder.encode(text))
        if (next.done) controller.close()
        return
      }
    },
  })
}
