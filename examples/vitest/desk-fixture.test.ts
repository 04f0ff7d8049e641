import { type Desk, startDesks } from 'fakedesk/testing'
import { afterAll, test as base, expect } from 'vitest'

const desks = await startDesks()
afterAll(() => desks.close())

const test = base.extend<{ desk: Desk }>({
  desk: async ({ onTestFailed }, use) => {
    const desk = desks.open()
    onTestFailed(() => console.error(desk.story()))
    await use(desk)
    desk.drop()
  },
})

test('a desk is a fixture beside others', async ({ desk }) => {
  const headers = { authorization: `Basic ${btoa('admin@example.com:password')}` }
  const { status } = await fetch(`${desk.url}/api/v2/users/me`, { headers })
  expect(status).toBe(200)
})
