import { createFakedesk, type Fakedesk, fixedClock } from '@fakedesk/core'
import { describe, expect, test } from 'vitest'
import {
  AuthenticationError,
  type Credentials,
  createClient,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ZendeskApiError,
} from '../src/index.ts'
import { baseUrl, gathered } from './scripted-fetch.ts'

const roles = ['admin', 'agent', 'end-user'] as const
type Role = (typeof roles)[number]

const emails = { admin: 'admin@example.com', agent: 'agent@example.com', 'end-user': 'end.user@example.com' } as const

const credentialsOf: Readonly<Record<string, (role: Role) => Credentials>> = {
  'a password': (role) => ({ email: emails[role], password: 'password' }),
  'an API token': (role) => ({ email: emails[role], apiToken: 'token' }),
  'an OAuth token': (role) => ({ accessToken: `${role}-oauth-token` }),
}

function fakedeskAtRest(options: { readonly rateLimit?: number } = {}): Fakedesk {
  return createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z'), ...options })
}

function clientOf(fakedesk: Fakedesk, credentials?: Credentials) {
  const fetch = (request: Request) => fakedesk.fetch(request)
  return createClient({ baseUrl, fetch, maxRetries: 0, ...(credentials && { credentials }) })
}

/** A client that signs with a session's cookie, as a browser does. */
async function clientOfSession(fakedesk: Fakedesk, role: Role) {
  const { cookie, token } = await signIn(fakedesk, role)
  const fetch = (request: Request) => fakedesk.fetch(request)
  return createClient({ baseUrl, fetch, headers: { Cookie: cookie, 'X-CSRF-Token': token } })
}

async function signIn(fakedesk: Fakedesk, role: Role) {
  const body = JSON.stringify({ email: emails[role], password: 'password' })
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fakedesk.fetch(new Request(`${baseUrl}/access/login`, { method: 'POST', headers, body }))
  const { authenticity_token: token } = await answer.json()
  const [cookie = ''] = answer.headers.getSetCookie().map((value) => value.split(';', 1)[0])
  return { cookie, token: String(token) }
}
