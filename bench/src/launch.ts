import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { ask } from './ask.ts'
import { type ServerName, servers } from './servers.ts'

/** Servers have one core, and what asks them another, where the machine has two and `taskset`. */
const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0
const cores = { servers: '0', load: '1' }

export interface Running {
  readonly name: ServerName
  readonly url: string
  /** Milliseconds from the start of the process to the end of its first answer. */
  readonly startup: number
  /** Resident memory after the first answer, in MB. */
  readonly memory: number
  /** Seconds of CPU that the process has used; the clock's, where the system does not tell. */
  cpuSeconds(): number
  stop(): Promise<void>
}

/** How the processes of this run are kept apart, in words. */
export const pinning = pinned ? 'servers on core 0, load on core 1' : 'not pinned: taskset and two cores are needed'

/** Milliseconds that Node itself takes to start and end. */
export async function timeOfNode(): Promise<number> {
  const began = performance.now()
  const [command = '', ...args] = onServerCore('-e', '0')
  await once(spawn(command, args, { stdio: 'ignore' }), 'exit')
  return performance.now() - began
}

/** Moves this process, and so what it starts, to the core of the load. */
export function pinLoad(): void {
  if (pinned) execFileSync('taskset', ['-cp', cores.load, `${process.pid}`])
}

/** Starts a server, with further arguments, and waits for its first answer at `path`. */
export async function launch(name: ServerName, path: string, further: readonly string[] = []): Promise<Running> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const [command = '', ...args] = onServerCore(...servers[name](port), ...further)
  const began = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  endWithUs(child)
  await firstAnswer(child, url + path)
  const startup = performance.now() - began
  const memory = memoryOf(child)
  return { name, url, startup, memory, cpuSeconds: () => cpuSecondsOf(child), stop: () => stop(child) }
}

function onServerCore(...args: readonly string[]): readonly string[] {
  return [...(pinned ? ['taskset', '-c', cores.servers] : []), process.execPath, ...args]
}

async function firstAnswer(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}.`)
    const answer = await ask(url).catch(() => undefined)
    if (answer?.status === 200) return
    if (answer !== undefined) throw new Error(`${url} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  throw new Error(`${url} did not answer within a minute.`)
}

/** So that a bench that fails leaves no server behind. */
function endWithUs(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
}

function memoryOf(child: ChildProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${child.pid}`], { encoding: 'utf8' })) / 1024
}

const ticksPerSecond = 100

function cpuSecondsOf(child: ChildProcess): number {
  const file = `/proc/${child.pid}/stat`
  if (!existsSync(file)) return performance.now() / 1000
  // After the name in brackets, the 12th and 13th fields are the ticks in user and in system mode (man proc).
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** As a person would, so that a server which keeps something for its next start can. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}
