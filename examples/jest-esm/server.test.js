import '@fakedesk/contract/jest'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startFakedesk } from 'fakedesk'

/** @type {import('fakedesk').RunningFakedesk} */
let running
beforeAll(async () => {
  running = await startFakedesk()
})
afterAll(() => running.close())

test('a server of its own answers', async () => {
  const authorization = `Basic ${btoa('admin@example.com:password')}`
  const request = new Request(`${running.url}/api/v2/users/me`, { headers: { authorization } })
  const response = await fetch(request)
  expect(response.status).toBe(200)
  await expect({ request, response }).toMatchContract()
})
