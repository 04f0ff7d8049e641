import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createFakedesk } from '@fakedesk/core'
import { hold } from './hold.ts'
import { median } from './median.ts'

/**
 * Random names that ask, sign in, and write nothing: what opening an account takes, beside a page of 100 of its records,
 * and what all of them leave in memory. `--names 100000` for the whole promise; a tenth of it by default.
 */

const bars = { opening: 3, megabytes: 50 } as const
const names = Number(process.argv[process.argv.indexOf('--names') + 1]) || 10_000
const headers = { authorization: `Basic ${btoa('admin@example.com/token:token')}` }

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const fakedesk = createFakedesk()

/** Microseconds until the answer. */
async function timeOf(name: string, path: string, status: number): Promise<number> {
  const request = new Request(`https://${name}.zendesk.com/api/v2/${path}`, { headers })
  const start = performance.now()
  const response = await fakedesk.fetch(request)
  const microseconds = (performance.now() - start) * 1000
  if (response.status !== status) throw new Error(`${path} of ${name} answered ${response.status}`)
  return microseconds
}

function megabytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

for (let n = 0; n < 200; n++) await timeOf(`warm-${n}`, 'users/me', 200)
const before = megabytes()
const times = { opening: [] as number[], page: [] as number[] }
for (let n = 0; n < names; n++) {
  await timeOf(`nobody-${n}`, 'nowhere', 404)
  times.opening.push(await timeOf(`random-${n}`, 'users/me', 200))
  if (n % 10 === 0) times.page.push(await timeOf(`random-${n}`, 'sessions', 200))
}
const kept = megabytes() - before

const [opening, page] = [median(times.opening), median(times.page)]
const opened = `opening an account and asking it (${opening.toFixed(0)} us), over its page of 100 (${page.toFixed(0)} us)`
hold(opened, opening / page, { atMost: bars.opening })
hold(`MB kept of ${2 * names} random names`, kept, { atMost: bars.megabytes })
