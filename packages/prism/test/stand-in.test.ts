import { checkExchange } from '@fakedesk/contract'
import { type OperationId, operationFacts } from '@fakedesk/spec'
import { describe, expect, test } from 'vitest'
import { createStandIn } from '../src/index.ts'

describe('the stand-in', () => {
  const standIn = createStandIn()
  const ask = (path: string, init: RequestInit = {}) => new Request(`http://acme.localhost:4010${path}`, init)

  test('gives the example, with addresses of the host that was asked', async () => {
    const response = await standIn(ask('/api/v2/users/1/sessions/2.json'), 'ShowSession')
    expect(response?.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response?.json()).toEqual({
      session: {
        id: 3432,
        url: 'http://acme.localhost:4010/api/v2/users/35436/sessions/3432.json',
        user_id: 35436,
        authenticated_at: '2026-03-14T09:26:53Z',
        last_seen_at: '2026-03-14T11:02:10Z',
      },
    })
  })

  test('gives the address that a proxy in front was asked for', async () => {
    const headers = { 'X-Forwarded-Host': 'acme.example', 'X-Forwarded-Proto': 'https' }
    const response = await standIn(ask('/api/v2/users/1/sessions/2', { headers }), 'ShowSession')
    expect(await response?.json()).toMatchObject({
      session: { url: expect.stringMatching(/^https:\/\/acme\.example\//) },
    })
  })

  test('has no opinion on the request: the engine has accepted it', async () => {
    const init = { headers: { Accept: 'text/html', Authorization: 'Odd thing' } }
    expect((await standIn(ask('/api/v2/sessions?page=two', init), 'ListSessions'))?.status).toBe(200)
    const post = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"user":{"id":"no"}}' }
    expect((await standIn(ask('/api/v2/users', post), 'CreateUser'))?.status).toBe(201)
  })

  test('answers without a body where there is none', async () => {
    const response = await standIn(ask('/api/v2/users/1/sessions/2', { method: 'DELETE' }), 'DeleteSession')
    expect([response?.status, response?.body, response?.headers.get('content-type')]).toEqual([204, null, null])
  })

  test('gives another documented status to who prefers it', async () => {
    const response = await standIn(ask('/api/v2/sessions', { headers: { Prefer: 'code=401' } }), 'ListSessions')
    expect([response?.status, await response?.json()]).toEqual([401, { error: "Couldn't authenticate you" }])
  })

  test('knows nothing of other addresses', async () => {
    expect(await standIn(ask('/api/v2/nonsense'), undefined)).toBeUndefined()
  })

  test.each(operationFacts().filter((_, place) => place % 60 === 7))(
    'answers $id as documented',
    async ({ id, method, path, status }) => {
      const request = ask(addressOf(path), { method })
      const response = await standIn(request, id as OperationId)
      expect(response?.status).toBe(status)
      const { violations } = await checkExchange(request, response ?? Response.error(), { only: 'response' })
      expect(violations).toEqual([])
    },
  )
})

function addressOf(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '7')
}
