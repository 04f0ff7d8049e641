// With MSW: up to 2.11.1 as it is; with a later one on Node 24.9 or later and `--experimental-vm-modules`.
const { createFakedesk } = require('@fakedesk/core')
const { handlers } = require('@fakedesk/msw')
const { afterAll, afterEach, beforeAll, expect, test } = require('@jest/globals')
const { setupServer } = require('msw/node')

const fakedesk = createFakedesk()
const server = setupServer(...handlers(fakedesk))

beforeAll(() => server.listen())
afterEach(() => fakedesk.reset())
afterAll(() => server.close())

test('an address of Zendesk is answered', async () => {
  const authorization = `Basic ${btoa('admin@example.com/token:token')}`
  const response = await fetch('https://acme.zendesk.com/api/v2/users/me', { headers: { authorization } })
  expect(response.status).toBe(200)
})
