import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFakedesk, type Served, startFakedesk } from '../src/index.ts'
import { admin } from './credentials.ts'

const served: Served[] = []
let running: RunningFakedesk
let base = ''
beforeAll(async () => {
  running = await startFakedesk({ referee: 'refuse', onServed: (request) => served.push(request) })
  base = `${running.url}/_accounts/acme`
})
afterAll(() => running.close())

async function read(address: string) {
  const response = await fetch(address, { headers: admin })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

test('an account has a base address by path, which its links keep', async () => {
  const { body } = await read(`${base}/api/v2/users.json?per_page=1`)
  expect(body.users[0].url).toMatch(`${base}/api/v2/users/`)
  expect(body.next_page).toMatch(`${base}/api/v2/users.json?`)
  expect((await read(body.next_page)).status).toBe(200)
})

test('the log has the address as it was asked, and the account', async () => {
  await read(`${base}/api/v2/nothing`)
  await expect.poll(() => served.at(-1)).toMatchObject({ path: '/_accounts/acme/api/v2/nothing', account: 'acme' })
})

test('the stand-in and the referee know the addresses of such an account', async () => {
  const { status } = await read(`${base}/api/v2/apps`)
  expect(status).toBe(200)
  await read(`${base}/api/v2/users/me?nonsense=1`)
  await expect
    .poll(() => served.at(-1)?.breaches.map(({ location }) => location))
    .toEqual([['request', 'query', 'nonsense']])
})
