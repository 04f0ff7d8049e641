import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A `fakedesk` that runs as its own process, from the sources. */
export class Command {
  readonly #process: ChildProcess
  #stdout = ''
  #stderr = ''

  /** Objects among the arguments are variables of the environment, or name the folder to run in by `cwd`. */
  constructor(...given: readonly (string | NodeJS.ProcessEnv)[]) {
    const args = given.filter((argument) => typeof argument === 'string')
    const { cwd, ...variables } = Object.assign({}, ...given.filter((argument) => typeof argument === 'object'))
    this.#process = spawn(process.execPath, ['--conditions=fakedesk-source', cli, ...args], {
      env: { ...process.env, ...variables },
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process.stdout?.on('data', (chunk) => {
      this.#stdout += chunk
    })
    this.#process.stderr?.on('data', (chunk) => {
      this.#stderr += chunk
    })
  }

  get stdout(): string {
    return this.#stdout
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal)
  }

  async ended(): Promise<Ended> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await once(this.#process, 'close')
    return { code: this.#process.exitCode, stdout: this.#stdout, stderr: this.#stderr }
  }

  /** What stdout says from this pattern on, once it says it. */
  async said(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#stdout)
      if (found) return found
      if (this.#process.exitCode !== null) throw new Error(`ended without ${pattern}: ${this.#stdout}${this.#stderr}`)
      await Promise.race([once(this.#process.stdout ?? this.#process, 'data'), once(this.#process, 'close')])
    }
  }

  /** The same of stderr. */
  async complained(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#stderr)) await once(this.#process.stderr ?? this.#process, 'data')
  }

  /** The address of a server, from its banner or its first line of JSON. */
  async url(): Promise<string> {
    const [url] = await this.said(/http:\/\/127\.0\.0\.1:\d+/)
    return url
  }
}

export function fakedesk(...args: readonly string[]): Promise<Ended> {
  return new Command(...args).ended()
}

/** The same under a Node that says it is another. */
export function withNode(version: string, ...args: readonly string[]): Promise<Ended> {
  const says = JSON.stringify({ version: { value: `v${version}` }, versions: { value: { node: version } } })
  const code = `Object.defineProperties(process,${encodeURIComponent(says)})`
  return new Command({ NODE_OPTIONS: `--import=data:text/javascript,${code}` }, ...args).ended()
}
