import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ask, type Recorded } from './ask.ts'
import { launch, type Running, timeOfNode } from './launch.ts'
import { load } from './load.ts'
import { median } from './median.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { recordings, type ServerName } from './servers.ts'

export interface Effort {
  /** Of each server and scenario, and starts of each server. */
  readonly rounds: number
  /** Length of a round. */
  readonly seconds: number
  /** Whether a first round is run and not counted. */
  readonly warmUp: boolean
  readonly servers: readonly ServerName[]
}

type PerServer<Value> = Readonly<Partial<Record<ServerName, Value>>>

export interface Rate {
  /** Requests a second, by the clock. */
  readonly perSecond: number
  /** Requests for each second of CPU that the server used: on a busy machine, the one to compare by. */
  readonly perCpuSecond: number
}

export interface Measurements {
  /** Medians. */
  readonly throughput: readonly { readonly scenario: Scenario; readonly by: PerServer<Rate> }[]
  /** Medians of several processes: milliseconds to the first answer, and MB after it. */
  readonly starts: PerServer<{ readonly startup: number; readonly memory: number }>
  /** Median, in milliseconds, of what Node takes to do nothing. */
  readonly node: number
}

const firstPath = '/api/v2/sessions'

export async function measure(effort: Effort, say: (message: string) => void): Promise<Measurements> {
  const paths = await recordAnswers()
  say('Starting each server, several times ...')
  const { starts, node } = await measureStarts(effort)
  say('Asking the servers in turn ...')
  return { starts, node, throughput: await measureThroughput(paths, effort, say) }
}

/** Asks Fakedesk once for each path, and keeps its answers for the bare server. */
async function recordAnswers(): Promise<readonly string[]> {
  const fakedesk = await launch('fakedesk', firstPath)
  const paths = await Promise.all(scenarios.map(({ path }) => path(fakedesk.url)))
  const answers: Record<string, Recorded> = {}
  for (const path of [firstPath, ...paths]) answers[path] = await ask(fakedesk.url + path)
  await fakedesk.stop()
  await mkdir(dirname(recordings), { recursive: true })
  await writeFile(recordings, JSON.stringify(answers))
  return paths
}

async function measureStarts({ servers, rounds }: Effort): Promise<Pick<Measurements, 'starts' | 'node'>> {
  const seen: Running[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await timeOfNode())
    for (const name of servers) {
      const running = await launch(name, firstPath)
      await running.stop()
      seen.push(running)
    }
  }
  const starts = perServer(servers, (server) => {
    const own = seen.filter(({ name }) => name === server)
    return { startup: median(own.map(({ startup }) => startup)), memory: median(own.map(({ memory }) => memory)) }
  })
  return { starts, node: median(bare) }
}

async function measureThroughput(
  paths: readonly string[],
  effort: Effort,
  say: (message: string) => void,
): Promise<Measurements['throughput']> {
  const running = await Promise.all(effort.servers.map((name) => launch(name, firstPath)))
  const results = []
  for (const [at, scenario] of scenarios.entries()) {
    say(`  ${scenario.name}`)
    const asked = running.filter(({ name }) => scenario.servers.includes(name))
    results.push({ scenario, by: await ratesOf(asked, paths[at] ?? firstPath, effort) })
  }
  await Promise.all(running.map((server) => server.stop()))
  return results
}

/** In turns, so that what disturbs the machine disturbs all alike. */
async function ratesOf(
  running: readonly Running[],
  path: string,
  { rounds, seconds, warmUp }: Effort,
): Promise<PerServer<Rate>> {
  const seen = running.map((server) => ({ server, rates: [] as Rate[] }))
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    for (const { server, rates } of seen) {
      const rate = await rateOf(server, path, seconds)
      if (round > 0) rates.push(rate)
    }
  }
  return Object.fromEntries(seen.map(({ server, rates }) => [server.name, medianRate(rates)]))
}

async function rateOf(server: Running, path: string, seconds: number): Promise<Rate> {
  const before = server.cpuSeconds()
  const { requests, seconds: taken } = await load(server.url + path, seconds)
  return { perSecond: requests / taken, perCpuSecond: requests / (server.cpuSeconds() - before) }
}

function medianRate(rates: readonly Rate[]): Rate {
  return {
    perSecond: median(rates.map(({ perSecond }) => perSecond)),
    perCpuSecond: median(rates.map(({ perCpuSecond }) => perCpuSecond)),
  }
}

function perServer<Value>(servers: readonly ServerName[], value: (server: ServerName) => Value): PerServer<Value> {
  return Object.fromEntries(servers.map((server) => [server, value(server)]))
}
