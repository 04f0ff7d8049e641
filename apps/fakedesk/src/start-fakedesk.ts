import { createServer } from 'node:http'
import { createFakedesk, type Fakedesk, type FakedeskOptions } from '@fakedesk/core'
import type { RefereeMode } from './prism/referee.ts'
import { lazyPages, lazyReferee, lazyStandIn, openSpecFiles } from './server/lazy.ts'
import { type Listening, listen } from './server/listen.ts'
import { createListener } from './server/listener.ts'
import type { Served } from './server/served.ts'
import { servedFrom } from './server/served-from.ts'
import { ServedRequests } from './server/served-requests.ts'
import { version } from './version.ts'

export interface StartOptions extends Omit<FakedeskOptions, 'standIn'> {
  /** Default 0: any free port, told by the result. */
  readonly port?: number
  /** Default `127.0.0.1`: only this machine. */
  readonly host?: string
  /** Files of further specifications, OpenAPI 2 or 3 or Postman collections, for addresses that Zendesk has not. */
  readonly specs?: readonly string[]
  /**
   * Requests and answers are judged by the specification: `report`, or `true`, tells breaches in the header
   * `sl-violations` and to `onServed`, and changes nothing else; `refuse` also answers a problem in place of what breaches.
   */
  readonly referee?: boolean | RefereeMode
  /** The same as `referee: 'refuse'`. */
  readonly strict?: boolean
  /** Called after each request to the API. */
  readonly onServed?: (request: Served) => void
  /** Called with errors that should not be; if left out they are thrown out of the process. */
  readonly onBug?: (error: unknown) => void
}

export interface RunningFakedesk {
  /** `http://127.0.0.1:4010`. */
  readonly url: string
  readonly port: number
  readonly fakedesk: Fakedesk
  /** Finishes the requests in flight, closes all connections, and frees the port. */
  close(): Promise<void>
}

/**
 * Starts a fake Zendesk on a port. Rejects with a `Refusal` where the port is taken or a file of `specs` cannot be read.
 *
 * @example
 * const { url, close } = await startFakedesk()
 * const authorization = `Basic ${btoa('admin@example.com:password')}`
 * const response = await fetch(`${url}/api/v2/sessions`, { headers: { authorization } })
 */
export async function startFakedesk(options: StartOptions = {}): Promise<RunningFakedesk> {
  const { port = 0, host = '127.0.0.1', defaultAccount = 'example', onServed, onBug = throwOut } = options
  const specFiles = await openSpecFiles(options.specs ?? [])
  const fakedesk = createFakedesk({ ...options, defaultAccount, standIn: lazyStandIn(specFiles) })
  const requests = new ServedRequests()
  const server = createServer()
  let listening: Listening | undefined
  const listener = createListener({
    door: lazyReferee(options, (exchange) => fakedesk.handle(exchange)),
    pages: lazyPages({ fakedesk, requests, host, version: version() }),
    isClosing: () => listening?.isClosing === true,
    onServed(exchange, reply, milliseconds) {
      const request = servedFrom(exchange, reply, { milliseconds, defaultAccount })
      requests.add(request)
      onServed?.(request)
    },
    onBug,
  })
  server.on('request', listener)
  listening = await listen(server, host, port)
  return { url: listening.url, port: listening.port, fakedesk, close: listening.close }
}

function throwOut(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
