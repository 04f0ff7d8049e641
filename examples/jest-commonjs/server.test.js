require('@fakedesk/contract/jest')
const { expect, test } = require('@jest/globals')

test('the server that the setup started answers', async () => {
  const authorization = `Basic ${btoa('admin@example.com:password')}`
  const request = new Request(`${process.env.ZENDESK_URL}/api/v2/users/me`, { headers: { authorization } })
  const response = await fetch(request)
  expect(response.status).toBe(200)
  await expect({ request, response }).toMatchContract()
})
