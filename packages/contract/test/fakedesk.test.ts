import { createFakedesk, fixedClock } from '@fakedesk/core'
import { operationFacts } from '@fakedesk/spec'
import { describe, expect, test } from 'vitest'
import { type Credentials, type RunCheckOptions, runCheck } from '../src/index.ts'

const sessions = operationFacts()
  .filter(({ family }) => family === 'sessions')
  .map(({ id }) => id)

function walk(options: Credentials & Partial<RunCheckOptions>) {
  const fakedesk = createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z') })
  return runCheck({
    target: 'https://acme.zendesk.com',
    operations: sessions,
    strict: true,
    fetch: (request) => fakedesk.fetch(request),
    ...options,
  })
}

describe('the sessions of Fakedesk', () => {
  test.each<[string, Credentials]>([
    ['an admin with a password', { user: 'admin@example.com', password: 'password' }],
    ['an admin with an API token', { user: 'admin@example.com', token: 'token' }],
    ['an agent with an OAuth token', { bearer: 'agent-oauth-token' }],
    ['an end user', { user: 'end.user@example.com', password: 'password' }],
  ])('hold to the contract for %s, nothing undocumented', async (_, credentials) => {
    const { exitCode, results } = await walk({ ...credentials, everything: true })
    expect(results.flatMap(({ violations }) => violations)).toEqual([])
    expect(exitCode).toBe(0)
    expect(results.map(({ operation }) => operation).sort()).toEqual(sessions.toSorted())
  })

  test('are shown by ids that the walk has found', async () => {
    const { results } = await walk({ user: 'admin@example.com', password: 'password' })
    const shown = results.find(({ operation }) => operation === 'ShowSession')
    expect(shown).toMatchObject({ outcome: 'passed', reason: undefined, status: 200 })
  })

  test('are neither renewed nor ended unless everything is asked for', async () => {
    const { results } = await walk({ user: 'admin@example.com', password: 'password' })
    const skipped = results.filter(({ outcome }) => outcome === 'skipped').map(({ operation }) => operation)
    expect(skipped.sort()).toEqual([
      'BulkDeleteSessionsByUserId',
      'DeleteAuthenticatedSession',
      'DeleteSession',
      'RenewCurrentSession',
    ])
  })

  test('cannot be checked with a wrong password', async () => {
    const { exitCode, text } = await walk({ user: 'admin@example.com', password: 'wrong' })
    expect([exitCode, text]).toEqual([2, expect.stringContaining('does not accept these credentials')])
  })
})
