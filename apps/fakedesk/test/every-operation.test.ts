import { runCheck } from '@fakedesk/contract'
import { operationFacts } from '@fakedesk/spec'
import { describe, expect, test } from 'vitest'
import { startFakedesk } from '../src/index.ts'

/** Walks the whole specification over the wire: engine and stand-in answer, and every answer holds to it. */
describe.each([
  ['the server', {}],
  ['the referee', { strict: true }],
])('through %s', (_, options) => {
  test('every operation answers by the specification, nothing undocumented', { timeout: 300_000 }, async () => {
    const running = await startFakedesk(options)
    try {
      const { results } = await runCheck({
        target: running.url,
        user: 'admin@example.com',
        token: 'token',
        everything: true,
        strict: true,
      })
      expect(
        results
          .filter(({ outcome }) => outcome === 'failed')
          .map(({ operation, violations, reason }) => [operation, reason, violations[0]?.message]),
      ).toEqual([])
      expect(results).toHaveLength(operationFacts().length)
    } finally {
      await running.close()
    }
  })
})
