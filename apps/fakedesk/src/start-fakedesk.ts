import {
  bugsToldTo,
  createFakedesk,
  type Fakedesk,
  type FakedeskOptions,
  fixedClock,
  type Seed,
  SeedError,
  seedMessage,
} from '@fakedesk/core'
import type { RefereeMode } from '@fakedesk/prism'
import { builtin } from './builtin.ts'
import { Refusal } from './refusal.ts'
import { hostGuard, isLoopback } from './server/hosts.ts'
import { lazyPages, lazyReferee, lazyStandIn, openSpecFiles } from './server/lazy.ts'
import { openPort, type PortOptions, type Speaking } from './server/open-port.ts'
import type { Served } from './server/served.ts'
import { servedFrom } from './server/served-from.ts'
import { ServedRequests } from './server/served-requests.ts'
import { type WebhookOptions, webhooksOf } from './server/webhooks.ts'
import { version } from './version.ts'

export interface StartOptions extends Omit<FakedeskOptions, 'standIn' | 'storage' | 'seed' | 'webhooks'>, Speaking {
  /**
   * What accounts begin with: the name of a YAML or JSON file, or the same in code.
   *
   * @example
   * const { url } = await startFakedesk({ seed: 'seed.yaml' })
   */
  readonly seed?: string | Seed | undefined
  /** Default 0: any free port, told by the result. */
  readonly port?: number
  /** Default `127.0.0.1`: only this machine. */
  readonly host?: string
  /** Names that the server goes by beside those of this machine, of the service, and `host`. */
  readonly allowHosts?: readonly string[]
  /**
   * What the control endpoints want to be shown in `X-Fakedesk-Control`. Drawn by lot where `host` lets other machines
   * in; on this machine alone there is none, unless it is given.
   */
  readonly controlToken?: string
  /** The time at which every account's clock stands until it is advanced: `2026-03-14T09:00:00Z`. */
  readonly now?: string | number | Date
  /**
   * A file in which accounts outlive the process; made if there is none. Nothing that was acknowledged is lost, however
   * the process ends. One process has it at a time.
   */
  readonly state?: string | undefined
  /** Files of further specifications, OpenAPI 2 or 3 or Postman collections, for addresses that Zendesk has not. */
  readonly specs?: readonly string[]
  /**
   * Requests and answers are judged by the specification: `report`, or `true`, tells breaches in the header
   * `sl-violations` and to `onServed`, and changes nothing else; `refuse` also answers a problem in place of what breaches.
   */
  readonly referee?: boolean | RefereeMode
  /** The same as `referee: 'refuse'`. */
  readonly strict?: boolean
  /**
   * What becomes of the calls of webhooks: they leave (`deliver`, the default), are kept until they are replayed (`hold`),
   * or all go to one receiver (a URL, with the address that each is for in `X-Fakedesk-Endpoint`). Or a way of your own.
   */
  readonly webhooks?: WebhookOptions['webhooks']
  /** Hosts with private addresses that webhooks may call where `host` lets other machines in. */
  readonly allowWebhookHosts?: readonly string[]
  /** Called after each request to the API. */
  readonly onServed?: (request: Served) => void
}

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
export async function startFakedesk(options: StartOptions = {}): Promise<RunningFakedesk> {
  const { port = 0, host = '127.0.0.1', onServed } = options
  const onBug = bugsToldTo(options.onBug)
  const controlToken =
    options.controlToken ?? (isLoopback(host) ? undefined : builtin('node:crypto').randomBytes(16).toString('hex'))
  const specFiles = await openSpecFiles(options.specs ?? [])
  const storage = options.state === undefined ? undefined : await stateFile(options.state)
  const webhooks = webhooksOf({ ...options, host })
  const given = { ...options, webhooks: webhooks.policy, clock: clockOf(options), standIn: lazyStandIn(specFiles) }
  const fakedesk = await seeded(options.seed, (seed) => createFakedesk({ ...given, seed, storage, onBug })).catch(
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
