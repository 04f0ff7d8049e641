import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

test('an admin reads the reasons, all at once, with the codes that ratings name', async () => {
  const { call } = testDesk()
  const { body } = await call('admin', 'GET', '/satisfaction_reasons')
  expect(body.reasons.map((reason: { reason_code: number }) => reason.reason_code)).toEqual([0, 5, 6, 7, 8, 1000])
  expect(body).toMatchObject({ count: 6, next_page: null, previous_page: null })
  const [first] = body.reasons
  expect((await call('admin', 'GET', `/satisfaction_reasons/${first.id}`)).body.reason).toEqual(first)
})

test.each(['agent', 'endUser'] as const)('%s does not', async (caller) => {
  const { call } = testDesk()
  expect((await call(caller, 'GET', '/satisfaction_reasons')).status).toBe(403)
})
