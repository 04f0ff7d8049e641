import '@fakedesk/contract/jest'
import { createFakedesk } from '@fakedesk/core'
import { handlers } from '@fakedesk/msw'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { setupServer } from 'msw/node'

const fakedesk = createFakedesk()
const server = setupServer(...handlers(fakedesk))

beforeAll(() => server.listen())
afterEach(() => fakedesk.reset())
afterAll(() => server.close())

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
