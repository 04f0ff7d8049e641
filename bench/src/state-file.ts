import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFakedesk } from 'fakedesk'
import { hold } from './hold.ts'
import { launch, pinLoad, type Running } from './launch.ts'
import { median } from './median.ts'

/** A server with a state file: what it writes beside one without, and how soon it answers with 100,000 users in its file. */

const bars = { writes: 0.5, milliseconds: 1500 }
const users = 100_000
const rounds = 9
const perRound = 600
const path = '/api/v2/users/me'
const headers = {
  authorization: `Basic ${btoa('admin@example.com/token:token')}`,
  'content-type': 'application/json',
}

let created = 0
const folder = mkdtempSync(join(tmpdir(), 'fakedesk-bench-'))
try {
  pinLoad()
  await writes()
  await start()
} finally {
  rmSync(folder, { recursive: true })
}

async function writes(): Promise<void> {
  const memory = await launch('fakedesk', path)
  const file = await launch('fakedesk', path, ['--state', join(folder, 'small.db')])
  const times = { memory: [] as number[], file: [] as number[] }
  for (let round = -2; round < rounds; round++) {
    const [without, with_] = [await timeOf(memory), await timeOf(file)]
    if (round < 0) continue
    times.memory.push(without)
    times.file.push(with_)
  }
  await memory.stop()
  await file.stop()
  const [without, with_] = [median(times.memory), median(times.file)]
  const what = `writes with a state file (${with_.toFixed(0)} µs of CPU), over memory alone (${without.toFixed(0)} µs)`
  hold(what, without / with_, { atLeast: bars.writes })
}

/** Microseconds of the server's CPU for one user created over HTTP. */
async function timeOf(server: Running): Promise<number> {
  const before = server.cpuSeconds()
  await Promise.all(Array.from({ length: 8 }, () => create(server.url, perRound / 8)))
  return ((server.cpuSeconds() - before) / perRound) * 1_000_000
}

async function create(url: string, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  for (let done = 0; done < count; done++) await createOne(url, agent)
  agent.destroy()
}

function createOne(url: string, agent: Agent): Promise<void> {
  const number = created++
  const body = JSON.stringify({
    user: { name: `Customer ${number}`, email: `customer.${number}@example.com`, skip_verify_email: true },
  })
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v2/users`, { method: 'POST', headers, agent }, (answer) => {
      if (answer.statusCode !== 201) reject(new Error(`a user was not created: ${answer.statusCode}`))
      answer.resume().on('end', resolve)
    })
    asked.on('error', reject).end(body)
  })
}

async function start(): Promise<void> {
  const file = join(folder, 'large.db')
  await fill(file)
  const times: number[] = []
  let megabytes = 0
  for (let round = 0; round < 5; round++) {
    const server = await launch('fakedesk', path, ['--state', file])
    times.push(server.startup)
    megabytes = server.memory
    await server.stop()
  }
  const what = `ms from start to the first answer with ${users} users in the file (${megabytes.toFixed(0)} MB)`
  hold(what, median(times), { atMost: bars.milliseconds })
}

/** People as the API makes them: each a user and an identity. */
async function fill(file: string): Promise<void> {
  const running = await startFakedesk({ state: file })
  const account = running.fakedesk.account()
  const model = account.users.by('role', 'end-user').first()
  const identity = account.identities.by('user', model?.id ?? 0).first()
  if (!model || !identity) throw new Error('the default world has no end user with an address')
  const { login: _, ...user } = model
  for (let from = 0; from < users; from += 1000) {
    account.commit(() => {
      for (let number = from; number < from + 1000; number++) {
        const email = `customer.${number}@example.com`
        const { id } = account.users.insert({ ...user, id: account.ids.next(), name: `Customer ${number}`, email })
        account.identities.insert({ ...identity, id: account.ids.next(), user_id: id, value: email })
      }
    })
  }
  await running.close()
}
