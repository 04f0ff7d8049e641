import { describe, expect, test, vi } from 'vitest'
import { createFakedesk } from './fakedesk.ts'
import { testDesk } from './testing.ts'

const me = new Request('https://example.zendesk.com/api/v2/users/me')

/** A desk whose stand-in has a bug, and what its log heard. */
function buggy(standIn: () => Promise<Response | undefined>) {
  const bugs: [unknown, string][] = []
  const desk = testDesk({ standIn, onBug: (error, during) => bugs.push([error, during]) })
  return { bugs, ...desk }
}

test('an unexpected error is a 500 to its request alone, and what it was is for the log', async () => {
  const error = new Error('boom at /home/somebody')
  const { bugs, call, fakedesk } = buggy(() => Promise.reject(error))
  const { status, headers, body } = await call('admin', 'GET', '/nowhere?token=secret')
  const id = headers.get('x-request-id')
  expect([status, body]).toEqual([
    500,
    {
      error: 'InternalError',
      description: `Fakedesk failed at this request; what went wrong is logged under the request id ${id}`,
    },
  ])
  expect(bugs).toEqual([[error, `request ${id}, GET /api/v2/nowhere`]])
  expect((await fakedesk.fetch(me)).status).toBe(200)
})

test.each<[string, () => Promise<undefined>]>([
  ['a rejection', () => Promise.reject(new Error('boom'))],
  [
    'an error thrown at once',
    () => {
      throw new Error('boom')
    },
  ],
  ['something else than an error', () => Promise.reject('boom')],
])('fetch resolves for %s', async (_, standIn) => {
  const { call, fakedesk, bugs } = buggy(standIn)
  expect((await call('admin', 'GET', '/nowhere')).status).toBe(500)
  expect(bugs).toHaveLength(1)
  expect((await fakedesk.fetch(me)).status).toBe(200)
})

test('a world that fails fails the requests to its account', async () => {
  const bugs: unknown[] = []
  const fakedesk = createFakedesk({
    world: () => {
      throw new Error('no world')
    },
    onBug: (error) => bugs.push(error),
  })
  expect([(await fakedesk.fetch(me.clone())).status, (await fakedesk.fetch(me.clone())).status]).toEqual([500, 500])
  expect(bugs).toHaveLength(2)
})

describe('what hears of bugs', () => {
  test('is the console, where nothing else was given', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue()
    const error = new Error('boom')
    const { call } = testDesk({ standIn: () => Promise.reject(error) })
    expect((await call('admin', 'GET', '/nowhere')).status).toBe(500)
    expect(told.mock.calls).toEqual([[expect.stringMatching(/^\[Fakedesk\] A bug in request \S+, GET /), error]])
    told.mockRestore()
  })

  test('may fail itself', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue()
    const { call } = testDesk({
      standIn: () => Promise.reject(new Error('boom')),
      onBug: () => {
        throw new Error('and again')
      },
    })
    expect((await call('admin', 'GET', '/nowhere')).status).toBe(500)
    expect(told).toHaveBeenCalledTimes(2)
    told.mockRestore()
  })
})

test('a body that was read already is the fault of who sent it', async () => {
  const { fakedesk, bugs } = buggy(async () => undefined)
  const request = new Request('https://example.zendesk.com/access/login', { method: 'POST', body: '{}' })
  await request.text()
  expect([(await fakedesk.fetch(request)).status, bugs]).toEqual([400, []])
})
