import {
  bugsToldTo,
  createFakedesk,
  type Fakedesk,
  type Fault,
  FaultError,
  fixedClock,
  readFaults,
  type Seed,
  SeedError,
  seedMessage,
} from '@fakedesk/core'
import { builtin } from './builtin.ts'
import { Refusal } from './refusal.ts'
import { hostGuard, isLoopback } from './server/hosts.ts'
import { lazyPages, lazyReferee, lazyStandIn, openSpecFiles } from './server/lazy.ts'
import { openPort, type PortOptions } from './server/open-port.ts'
import { servedFrom } from './server/served-from.ts'
import { ServedRequests } from './server/served-requests.ts'
import { webhooksOf } from './server/webhooks.ts'
import type { StartOptions } from './start-options.ts'
import { version } from './version.ts'

export interface RunningFakedesk {
  /** `http://127.0.0.1:4010`. */
  readonly url: string
  readonly port: number
  readonly fakedesk: Fakedesk
  /** What the control endpoints want to be shown, if anything. */
  readonly controlToken: string | undefined
  /** The authority's certificate, for those who call by HTTPS; undefined where the port does not speak it. */
  readonly caFile: string | undefined
  /** Finishes the requests in flight, closes all connections, and frees the port. */
  close(): Promise<void>
}

/**
 * Starts a fake Zendesk on a port. Rejects with a `Refusal` where the port is taken, or a file cannot be read or does not hold, and
 * with a `SeedError` for a seed in code that does not hold.
 *
 * @example
 * const { url, close } = await startFakedesk()
 * const authorization = `Basic ${btoa('admin@example.com:password')}`
 * const response = await fetch(`${url}/api/v2/sessions`, { headers: { authorization } })
 */
export async function startFakedesk(given: StartOptions = {}): Promise<RunningFakedesk> {
  const options = given.config === undefined ? given : await configured(given.config, given)
  const { port = 0, host = '127.0.0.1', onServed } = options
  const onBug = bugsToldTo(options.onBug)
  const controlToken =
    options.controlToken ?? (isLoopback(host) ? undefined : builtin('node:crypto').randomBytes(16).toString('hex'))
  const specFiles = await openSpecFiles(options.specs ?? [])
  const storage = options.state === undefined ? undefined : await stateFile(options.state)
  const webhooks = webhooksOf({ ...options, host })
  const faults = await faultsOf(options)
  const engine = {
    ...options,
    faults,
    webhooks: webhooks.policy,
    clock: clockOf(options),
    standIn: lazyStandIn(specFiles),
  }
  const fakedesk = await seeded(options.seed, (seed) => createFakedesk({ ...engine, seed, storage, onBug })).catch(
    (error: unknown) => {
      storage?.close()
      throw error
    },
  )
  const requests = new ServedRequests()
  const answers: PortOptions['answers'] = {
    door: lazyReferee(options, (exchange) => fakedesk.handle(exchange)),
    pages: lazyPages({ fakedesk, requests, token: controlToken, version: version(), onBug }),
    refusedHost: hostGuard({ host, allowHosts: options.allowHosts }),
    onServed(exchange, reply, milliseconds) {
      const request = servedFrom(exchange, reply, { milliseconds, defaultAccount: fakedesk.defaultAccount })
      requests.add(request)
      onServed?.(request)
    },
    onBug,
  }
  const opened = await openPort({ ...options, host, port, answers }).catch((error: unknown) => {
    storage?.close()
    throw error
  })
  const { url, port: actual, caFile, close } = opened
  return {
    url,
    port: actual,
    fakedesk,
    controlToken,
    caFile,
    close: () =>
      close().finally(() => {
        webhooks.stop()
        storage?.close()
      }),
  }
}

/** Throws what a start with these options would throw, but for its port and its state file. */
export async function checkStart(options: StartOptions): Promise<void> {
  await openSpecFiles(options.specs ?? [])
  const webhooks = webhooksOf({ ...options, host: options.host ?? '127.0.0.1' })
  const faults = await faultsOf(options)
  const engine = { ...options, faults, webhooks: webhooks.policy, clock: clockOf(options) }
  await seeded(options.seed, (seed) => createFakedesk({ ...engine, seed })).finally(() => webhooks.stop())
}

/** What is given goes before what the config says; what is left undefined does not. */
async function configured(config: NonNullable<StartOptions['config']>, given: StartOptions): Promise<StartOptions> {
  const { optionsOfConfig } = await import('./config/options-of-config.ts')
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...(await optionsOfConfig(config)), ...Object.fromEntries(said) }
}

/** Faults that cannot be are refused, wherever they were written. */
async function faultsOf({ faults }: StartOptions): Promise<readonly Fault[] | undefined> {
  if (faults === undefined) return undefined
  const file = typeof faults === 'string' ? faults : undefined
  const list =
    file === undefined
      ? faults
      : (await (await import('./structured-file.ts')).readStructuredFile(file, '--faults')).value
  try {
    return readFaults(list)
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    throw new Refusal(error.problems.map((problem) => `${file ?? 'faults'}: ${problem}`).join('\n'))
  }
}

/** A seed that does not hold is refused, if it comes from a file, with the lines. */
async function seeded(seed: StartOptions['seed'], make: (seed: Seed | undefined) => Fakedesk): Promise<Fakedesk> {
  if (typeof seed !== 'string') return make(seed)
  const { readSeed } = await import('./seed/read-seed.ts')
  const file = await readSeed(seed)
  try {
    return make(file.seed)
  } catch (error) {
    if (error instanceof SeedError) throw new Refusal(seedMessage(error.problems, file.placeOf))
    throw error
  }
}

async function stateFile(file: string) {
  const { openStateFile } = await import('./state/state-file.ts')
  return openStateFile(file, version())
}

function clockOf({ clock, now }: StartOptions): StartOptions['clock'] {
  if (now === undefined) return clock
  const start = fixedClock(now).now()
  return () => fixedClock(start)
}
