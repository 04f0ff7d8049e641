import { operationFacts } from '@fakedesk/spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasHandler } from '../operations.ts'
import { testDesk } from '../testing.ts'
import type { Snapshot } from './snapshot.ts'
import { linesOf, snapshotFrom } from './snapshot-lines.ts'

type Desk = ReturnType<typeof testDesk>

/** One thing that somebody does; the number chooses whom it befalls. */
type Move = (desk: Desk, number: number) => Promise<unknown>

const chosen = (all: Iterable<{ readonly id: number }>, number: number) => {
  const list = [...all]
  return list[number % list.length]?.id
}

const moves: readonly Move[] = [
  ({ call }, number) => call('admin', 'POST', '/organizations', { organization: { name: `Organization ${number}` } }),
  ({ call, account }, number) =>
    call('admin', 'PUT', `/organizations/${chosen(account.organizations.rows, number)}`, {
      organization: { notes: `${number}` },
    }),
  ({ call, account }, number) =>
    call('admin', 'DELETE', `/organizations/${chosen(account.organizations.rows, number)}`),
  ({ call }, number) =>
    call('agent', 'POST', '/users', { user: { name: `User ${number}`, email: `user.${number}@example.com` } }),
  ({ call, account }, number) =>
    call('admin', 'DELETE', `/users/${chosen(account.users.by('role', 'end-user'), number)}`),
  ({ call, account }, number) =>
    call('admin', 'POST', `/users/${chosen(account.users.rows, number)}/tags`, { tags: [`tag${number % 5}`] }),
  ({ call }, number) =>
    call('admin', 'POST', '/organizations/create_many', {
      organizations: [1, 2, 3].map((part) => ({ name: `Many ${number}.${part}` })),
    }),
  async ({ account }, number) => account.clock.advance((number % 300) * 10),
  ({ call, account }, number) =>
    call('agent', 'POST', '/tickets', {
      ticket: {
        subject: `Ticket ${number}`,
        comment: { body: `Words ${number}` },
        requester_id: chosen(account.users.by('role', 'end-user'), number),
      },
    }),
  ({ call, account }, number) =>
    call('agent', 'PUT', `/tickets/${chosen(account.tickets.rows, number)}`, {
      ticket: {
        comment: { body: `More ${number}`, public: number % 2 === 0 },
        status: ['open', 'pending', 'solved'][number % 3],
      },
    }),
  ({ call, account }, number) => call('admin', 'DELETE', `/tickets/${chosen(account.tickets.rows, number)}`),
  ({ call }, number) =>
    call('admin', 'POST', '/user_fields', {
      user_field: { key: `field${number % 7}`, title: `Field ${number}`, type: 'text' },
    }),
]

/** Every list that needs nothing but its address, and what a few records show. */
const addresses = operationFacts()
  .filter(({ method, path, id }) => method === 'GET' && !path.includes('{') && hasHandler(id as never))
  .map(({ path }) => path)

async function everythingIn({ send, account }: Desk): Promise<readonly string[]> {
  const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
  const own = [
    ...Array.from(account.tickets.rows, ({ id }) => `/tickets/${id}/audits`),
    ...Array.from(account.users.rows, ({ id }) => `/users/${id}/related`),
  ]
  const told: string[] = []
  for (const path of [...addresses, ...own]) {
    const { status, body } = await send('GET', path, { headers })
    told.push(`${path} ${status} ${JSON.stringify(body)}`)
  }
  return told
}

test.each<[string, (snapshot: Snapshot) => Snapshot]>([
  ['a snapshot', (snapshot) => snapshot],
  ['one that went through its lines', (snapshot) => snapshotFrom([...linesOf(snapshot)])],
])('whatever was done, %s brings back every answer, and what is done next comes out the same', async (_, passed) => {
  const steps = fc.array(fc.tuple(fc.nat({ max: moves.length - 1 }), fc.nat({ max: 999 })), { maxLength: 8 })
  const run = async (desk: Desk, story: readonly (readonly [number, number])[]) => {
    for (const [move, number] of story) await moves[move]?.(desk, number)
  }
  await fc.assert(
    fc.asyncProperty(steps, steps, steps, async (before, between, after) => {
      const desk = testDesk()
      await run(desk, before)
      const snapshot = passed(desk.account.snapshot())
      const then = await everythingIn(desk)
      await run(desk, after)
      const next = await everythingIn(desk)
      desk.account.restore(snapshot)
      await run(desk, between)
      desk.account.restore(snapshot)
      expect(await everythingIn(desk)).toEqual(then)
      desk.account.restore(snapshot)
      await run(desk, after)
      expect(await everythingIn(desk)).toEqual(next)
    }),
    { numRuns: 8 },
  )
})
