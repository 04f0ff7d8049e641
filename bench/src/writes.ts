import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFakedesk, type Exchange, type Fakedesk } from '@fakedesk/core'
import { startFakedesk } from 'fakedesk'
import { hold } from './hold.ts'
import { median } from './median.ts'

/** What it costs to create a user by the API, and to keep one: beside a bare map and JSON, and with a state file. */

const rounds = 15
const perRound = 1000
const bars = { create: 48, bytes: 1536, withFile: 0.4 }
const headers: Readonly<Record<string, string>> = {
  authorization: `Basic ${btoa('admin@example.com/token:token')}`,
  'content-type': 'application/json',
}

const bodyOf = (number: number) =>
  JSON.stringify({
    // Without the mail that asks to confirm the address, which would be a third record.
    user: {
      name: `Customer ${number}`,
      email: `customer.${number}@example.com`,
      skip_verify_email: true,
      phone: null,
      tags: [],
    },
  })

function exchangeOf(body: string): Exchange {
  const url = 'https://example.zendesk.com/api/v2/users'
  return {
    method: 'POST',
    url,
    header: (name) => headers[name],
    bytes: async () => new TextEncoder().encode(body),
    request: () => new Request(url),
  }
}

let created = 0
async function create(fakedesk: Fakedesk, count: number): Promise<void> {
  for (let done = 0; done < count; done++) {
    const reply = await fakedesk.handle(exchangeOf(bodyOf(created++)))
    if (reply.status !== 201) throw new Error(`a user was not created: ${reply.body}`)
  }
}

const map = new Map<number, unknown>()
async function bare(count: number): Promise<void> {
  for (let done = 0; done < count; done++) {
    const { user } = JSON.parse(bodyOf(map.size))
    map.set(map.size, user)
    JSON.stringify({ user })
  }
}

/** Microseconds of CPU for one, which other processes disturb less than the clock. */
async function timeOf(work: (count: number) => Promise<void>): Promise<number> {
  const began = process.cpuUsage()
  await work(perRound)
  const { user, system } = process.cpuUsage(began)
  return (user + system) / perRound
}

const folder = mkdtempSync(join(tmpdir(), 'fakedesk-bench-'))
const inMemory = createFakedesk()
const running = await startFakedesk({ state: join(folder, 'state.db') })
const times = { bare: [] as number[], memory: [] as number[], file: [] as number[] }
for (let round = -3; round < rounds; round++) {
  const [plain, memory, file] = [
    await timeOf(bare),
    await timeOf((count) => create(inMemory, count)),
    await timeOf((count) => create(running.fakedesk, count)),
  ]
  if (round < 0) continue
  times.bare.push(plain)
  times.memory.push(memory)
  times.file.push(file)
}
await running.close()
rmSync(folder, { recursive: true })

const heap = async (count: number) => {
  const fakedesk = createFakedesk()
  await create(fakedesk, 100)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  await create(fakedesk, count)
  globalThis.gc?.()
  return { bytes: (process.memoryUsage().heapUsed - before) / count, fakedesk }
}
const { bytes } = await heap(20_000)

const [plain, memory, file] = [median(times.bare), median(times.memory), median(times.file)]
hold('create a user by the API, over a bare map with JSON', memory / plain, { atMost: bars.create })
hold('writes with a state file, share of memory alone', memory / file, { atLeast: bars.withFile })
hold('heap for a stored user, bytes', bytes, { atMost: bars.bytes })
process.stdout.write(
  `(${plain.toFixed(1)} µs bare, ${memory.toFixed(0)} µs in memory, ${file.toFixed(0)} µs with a file)\n`,
)
