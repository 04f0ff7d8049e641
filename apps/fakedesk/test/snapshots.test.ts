import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { admin, bodyOf } from './credentials.ts'

let one: RunningFakedesk
let other: RunningFakedesk
beforeAll(async () => {
  one = await startFakedesk()
  other = await startFakedesk()
})
afterAll(async () => {
  await one.close()
  await other.close()
})

const control = (running: RunningFakedesk, method: string, path: string, body?: string) =>
  fetch(`${running.url}/_fakedesk/${path}`, { method, headers: { 'X-Fakedesk-Control': '1' }, ...(body && { body }) })

interface Told {
  readonly organization: { readonly id: number }
  readonly organizations: readonly { readonly name: string }[]
  readonly changes: readonly { readonly collection: string; readonly id: number }[]
}

async function create(running: RunningFakedesk, name: string) {
  const response = await fetch(`${running.url}/api/v2/organizations`, {
    method: 'POST',
    headers: { ...admin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ organization: { name } }),
  })
  return (await bodyOf<Told>(response)).organization
}

async function names(running: RunningFakedesk) {
  const response = await fetch(`${running.url}/api/v2/organizations`, { headers: admin })
  return (await bodyOf<Told>(response)).organizations.map(({ name }) => name)
}

test('a snapshot is taken, told of, carried to another server and brought back', async () => {
  await create(one, 'Kept')
  const before = await names(one)
  expect((await control(one, 'POST', 'snapshots', JSON.stringify({ name: 'before' }))).status).toBe(201)
  const made = await create(one, 'Made')
  const { changes } = await bodyOf<Told>(await control(one, 'GET', 'changes?since=before'))
  expect(changes.filter(({ collection }) => collection === 'organizations')).toEqual([
    {
      collection: 'organizations',
      id: made.id,
      change: 'created',
      properties: expect.objectContaining({ name: { after: 'Made' } }),
    },
  ])
  const lines = await (await control(one, 'GET', 'snapshots/before')).text()
  expect((await control(one, 'POST', 'snapshots/before/restore')).status).toBe(204)
  expect(await names(one)).toEqual(before)

  expect((await control(other, 'PUT', 'snapshots/theirs', lines)).status).toBe(201)
  expect((await control(other, 'POST', 'snapshots/theirs/restore')).status).toBe(204)
  expect(await names(other)).toEqual(before)
})

test.each([
  ['nothing', '', /empty/],
  ['another file', '{"name":"x"}', /first line/],
  [
    'records of a kind that there is not',
    (lines: string) => `${lines}{"collection":"songs","record":{"id":1}}\n`,
    /songs/,
  ],
  ['a record that cannot be shown', (lines: string) => `${lines}{"collection":"users","record":{"id":1}}\n`, /users/],
  ['a state that is none', (lines: string) => lines.replace(/"clock":\{[^}]*\}/, '"clock":{}'), /state of an account/],
  ['a record twice', (lines: string) => `${lines}${lines.trim().split('\n').at(-1)}\n`, /again/],
  ['a newer one', (lines: string) => lines.replace('"format":1', '"format":2'), /reads format 1/],
  ['half of it', (lines: string) => lines.split('\n')[0] ?? '', /not whole/],
])('an upload of %s is refused, and changes nothing', async (_, made, reason) => {
  await control(one, 'POST', 'snapshots', JSON.stringify({ name: 'whole' }))
  const whole = await (await control(one, 'GET', 'snapshots/whole')).text()
  const before = await names(one)
  const refused = await control(one, 'PUT', 'snapshots/broken', typeof made === 'string' ? made : made(whole))
  expect(refused.status).toBe(422)
  expect((await bodyOf(refused)).description).toMatch(reason)
  expect((await control(one, 'GET', 'snapshots/broken')).status).toBe(404)
  expect(await names(one)).toEqual(before)
})
