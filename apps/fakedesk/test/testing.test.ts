import { afterAll, expect, test, vi } from 'vitest'
import { type Desk, startDesks } from '../src/testing.ts'
import { admin } from './credentials.ts'

const desks = await startDesks()
afterAll(() => desks.close())

const send = (url: string, method: string, body?: object) =>
  fetch(url, {
    method,
    headers: { ...admin, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })

const openTicket = ({ url }: Desk) =>
  send(`${url}/api/v2/tickets`, 'POST', { ticket: { subject: 'Lamp', comment: { body: 'It does not light.' } } })

test('each desk has an account of its own', async () => {
  const [one, other] = [desks.open(), desks.open()]
  expect((await openTicket(one)).status).toBe(201)
  expect(one.requests().map(({ method, status, path }) => [method, status, path])).toEqual([
    ['POST', 201, '/api/v2/tickets'],
  ])
  expect(one.changes()).toContainEqual(expect.objectContaining({ collection: 'tickets', change: 'created' }))
  expect([other.requests(), other.changes()]).toEqual([[], []])
})

test('a desk can be like an account that was prepared', () => {
  desks.fakedesk.seed({ users: [{ name: 'Rosa', email: 'rosa@tea.example' }] }, 'prepared')
  const { account, changes } = desks.open({ like: 'prepared' })
  expect(account.users.all.some(({ email }) => email === 'rosa@tea.example')).toBe(true)
  expect(changes()).toEqual([])
})

test('a desk is restored to what it was when it was opened', async () => {
  const desk = desks.open()
  await openTicket(desk)
  desk.restore()
  expect([desk.requests(), desk.changes()]).toEqual([[], []])
})

test('a dropped account is not there any more, but its desk can still tell of it', async () => {
  const desk = desks.open()
  await openTicket(desk)
  const story = desk.story()
  desk.drop()
  expect(desks.fakedesk.account(desk.subdomain)).not.toBe(desk.account)
  expect(desk.story()).toBe(story)
})

test('what a test throws tells of the last requests and of what has changed', async () => {
  const failing = desks.test(async (desk, given: string) => {
    await openTicket(desk)
    await send(`${desk.url}/api/v2/users/1`, 'GET')
    throw new Error(given)
  })
  const error: Error = await failing('as it was').then(
    () => new Error('passed'),
    (thrown) => thrown,
  )
  for (const told of [error.message, error.stack]) {
    expect(told).toMatch(/as it was\n\nThe last requests to test-\d+:\n {2}POST {3}201 \/api\/v2\/tickets CreateTicket/)
    expect(told).toContain('GET    404 /api/v2/users/1 ShowUser | ')
    expect(told).toMatch(/What has changed in test-\d+( \(.*\))?:\n(.*\n)* {2}tickets \d+ created/)
  }
  expect(failing).toHaveLength(0)
})

test('a test that is aborted tells of the last requests on the console', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const context = new AbortController()
  const late = desks.test(async (desk, { signal }: { signal: AbortSignal }) => {
    await openTicket(desk)
    context.abort()
    expect(signal.aborted).toBe(true)
  })
  await late(context)
  expect(told.mock.calls).toEqual([[expect.stringContaining('POST   201 /api/v2/tickets')]])
  told.mockClear()
  const done = new AbortController()
  await desks.test((_, __: { signal: AbortSignal }) => {})(done)
  done.abort()
  expect(told).not.toHaveBeenCalled()
  told.mockRestore()
})

test('tests at the same time do not see each other', async () => {
  const counts = Array.from({ length: 8 }, () =>
    desks.test(async (desk) => {
      await openTicket(desk)
      expect(desk.changes().filter(({ collection }) => collection === 'tickets')).toHaveLength(1)
    })(),
  )
  await Promise.all(counts)
})
