import { describe, expect, test } from 'vitest'
import { baseUrl, emptyPage, scriptedFetch } from '../test/scripted-fetch.ts'
import { type Credentials, createClient } from './index.ts'

async function authorizationSentFor(credentials?: Credentials): Promise<string | null> {
  const { fetch, requests } = scriptedFetch(Response.json(emptyPage))
  await createClient({ baseUrl, fetch, ...(credentials && { credentials }) }).GET('/api/v2/sessions')
  return requests[0]?.headers.get('Authorization') ?? null
}

describe('requests are signed', () => {
  const table: readonly { readonly given: Credentials; readonly want: string }[] = [
    { given: { email: 'agent@acme.test', password: 'password' }, want: `Basic ${btoa('agent@acme.test:password')}` },
    { given: { email: 'agent@acme.test', apiToken: 'token' }, want: `Basic ${btoa('agent@acme.test/token:token')}` },
    { given: { accessToken: 'abc' }, want: 'Bearer abc' },
    { given: { email: 'login', password: 'password' }, want: 'Basic bG9naW46cGFzc3dvcmQ=' },
    { given: { email: 'zoë@acme.test', password: '£' }, want: 'Basic em/Dq0BhY21lLnRlc3Q6wqM=' },
  ]
  test.each(table)('$given', async ({ given, want }) => {
    expect(await authorizationSentFor(given)).toBe(want)
  })

  test('not at all without credentials', async () => {
    expect(await authorizationSentFor()).toBeNull()
  })
})
