import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('a short bench of the built app measures what it is asked to and reports the bars', {
  timeout: 240_000,
}, async () => {
  const bench = fileURLToPath(new URL('./bench.ts', import.meta.url))
  const args = [
    bench,
    '--rounds',
    '1',
    '--seconds',
    '1',
    '--no-warm-up',
    '--no-bars',
    '--json',
    '--servers',
    'fakedesk,bare',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { throughput, starts, bars } = JSON.parse(stdout)
  const everyServer = { fakedesk: expect.any(Object), bare: expect.any(Object) }
  for (const { by } of throughput) expect(by).toEqual(everyServer)
  expect(Object.keys(starts)).toEqual(Object.keys(everyServer))
  expect(bars).toHaveLength(4)
})
