import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyAddress, moveCount, play } from '../story.ts'
import { testDesk } from '../testing.ts'
import type { Snapshot } from './snapshot.ts'
import { linesOf, snapshotFrom } from './snapshot-lines.ts'

type Desk = ReturnType<typeof testDesk>

async function everythingIn({ fakedesk, account }: Desk): Promise<readonly string[]> {
  const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
  // What is due is done ahead of a request, and may add to what there is to ask for.
  await fakedesk.fetch('https://example.zendesk.com/api/v2/users/me', { headers })
  const told: string[] = []
  for (const path of everyAddress(account)) {
    const response = await fakedesk.fetch(`https://example.zendesk.com${path}`, { headers })
    told.push(`${path} ${response.status} ${await response.text()}`)
  }
  return told
}

const story = fc.array(fc.tuple(fc.nat({ max: moveCount - 1 }), fc.nat({ max: 999 })), { maxLength: 12 })

test.each<[string, (snapshot: Snapshot) => Snapshot]>([
  ['a snapshot', (snapshot) => snapshot],
  ['one that went through its lines', (snapshot) => snapshotFrom([...linesOf(snapshot)])],
])(
  'whatever was done, %s brings back every answer, and what is done next comes out the same',
  async (_, passed) => {
    await fc.assert(
      fc.asyncProperty(story, story, story, async (before, between, after) => {
        const desk = testDesk()
        await play(desk, before)
        const snapshot = passed(desk.account.snapshot())
        const then = await everythingIn(desk)
        // Reading leaves traces too, such as what was looked at of late.
        desk.account.restore(snapshot)
        await play(desk, after)
        const next = await everythingIn(desk)
        desk.account.restore(snapshot)
        await play(desk, between)
        desk.account.restore(snapshot)
        expect(await everythingIn(desk)).toEqual(then)
        desk.account.restore(snapshot)
        await play(desk, after)
        expect(await everythingIn(desk)).toEqual(next)
      }),
      { numRuns: 15 },
    )
  },
  30_000,
)

test('all that an account keeps is plain data, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (before) => {
      const desk = testDesk()
      await play(desk, before)
      await everythingIn(desk)
      const { records, state } = desk.account.snapshot()
      for (const value of [state, ...[...records.values()].flat()]) expect(unplain(value)).toBe(undefined)
    }),
    { numRuns: 15 },
  )
})

/** Where a value holds what JSON has no form for: a function, a Date, a Map, a promise, a number that is none. */
function unplain(value: unknown, path = ''): string | undefined {
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} is ${value}`
  if (typeof value !== 'object') return `${path} is a ${typeof value}`
  // Bytes have a form of their own in files.
  if (value instanceof Uint8Array) return undefined
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!isPlain) return `${path} is a ${value.constructor?.name}`
  return Object.entries(value)
    .map(([name, own]) => unplain(own, `${path}.${name}`))
    .find((found) => found !== undefined)
}
