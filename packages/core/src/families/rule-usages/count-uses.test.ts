import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import { countUse } from './count-uses.ts'

test('time alone takes a use back, though nothing is written', async () => {
  const { account, call } = testDesk({ world: quietWorld })
  const actions = [{ field: 'status', value: 'solved' }]
  const { id } = (await call('admin', 'POST', '/macros', { macro: { title: 'Used', actions } })).body.macro
  account.commit(() => countUse(account, id))
  const uses = async () => (await call('admin', 'GET', `/macros/${id}?include=usage_1h,usage_7d`)).body.macro
  account.clock.advance(70 * 60_000 - 10_000)
  expect(await uses()).toMatchObject({ usage_1h: 1, usage_7d: 1 })
  const { version } = account
  account.clock.advance(30_000)
  expect(await uses()).toMatchObject({ usage_1h: 0, usage_7d: 1 })
  expect(account.version).toBe(version)
})
