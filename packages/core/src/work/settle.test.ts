import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import { quietWorld } from '../world.ts'
import { schedule } from './schedule.ts'

test('a bug in scheduled work ends that work, is told, and reaches no caller', async () => {
  const bugs: unknown[] = []
  const { account, call } = testDesk({ world: quietWorld, onBug: (bug) => bugs.push(bug) })
  account.commit(() => {
    schedule(account, { kind: 'unheard of' }, 100, null)
    schedule(account, { kind: 'end_organization_merge' }, 100, { merge: 'none' })
  })
  account.clock.advance(1000)
  expect((await call('admin', 'GET', '/users/me')).status).toBe(200)
  expect(bugs).toHaveLength(2)
  expect(account.scheduledWork.size).toBe(0)
})

test('work is done at its own time, however late the account comes to it', async () => {
  const { account, call } = testDesk()
  await call('admin', 'POST', '/organizations/create_many', { organizations: [{ name: 'North' }] })
  account.clock.advance(60_000)
  await call('admin', 'GET', '/users/me')
  expect(account.organizations.by('name', 'north').first()?.created_at).toBe('2026-03-14T09:00:00Z')
})
