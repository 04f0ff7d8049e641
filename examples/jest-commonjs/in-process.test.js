require('@fakedesk/contract/jest')
const { createClient } = require('@fakedesk/client')
const { createFakedesk } = require('@fakedesk/core')
const { afterEach, expect, test } = require('@jest/globals')

const fakedesk = createFakedesk()

// What your code fetches, the engine answers. Each test file has a `globalThis` of its own.
globalThis.fetch = (...call) => fakedesk.fetch(new Request(...call))

afterEach(() => fakedesk.reset())

const users = 'https://acme.zendesk.com/api/v2/users'
const authorization = `Basic ${btoa('admin@example.com/token:token')}`

test('a user who was created can be read back, by the contract', async () => {
  const request = new Request(users, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ user: { name: 'Rosa Ferrari' } }),
  })
  const exchange = { request: request.clone(), response: await fetch(request) }
  expect(exchange.response.status).toBe(201)
  await expect(exchange).toMatchContract()
})

test('what breaks the contract is found', async () => {
  const response = Response.json({ users: [{ id: 'one' }] })
  await expect({ request: { method: 'GET', url: users }, response }).not.toMatchContract()
})

test('the client reads the same account', async () => {
  const client = createClient({
    subdomain: 'acme',
    credentials: { email: 'admin@example.com', apiToken: 'token' },
  })
  const { data } = await client.GET('/api/v2/users/me')
  expect(data.user?.email).toBe('admin@example.com')
})
