import type { FakedeskOptions, Fault, Seed } from '@fakedesk/core'
import type { RefereeMode } from '@fakedesk/prism'
import type { Config } from './config/define-config.ts'
import type { Speaking } from './server/open-port.ts'
import type { Served } from './server/served.ts'
import type { WebhookOptions } from './server/webhooks.ts'

export interface StartOptions
  extends Omit<FakedeskOptions, 'standIn' | 'storage' | 'seed' | 'faults' | 'webhooks'>,
    Speaking {
  /**
   * What accounts begin with: the name of a YAML or JSON file, or the same in code.
   *
   * @example
   * const { url } = await startFakedesk({ seed: 'seed.yaml' })
   */
  readonly seed?: string | Seed | undefined
  /** What strikes answers: the name of a YAML or JSON file that holds a list of faults, or the list itself. */
  readonly faults?: string | readonly Fault[] | undefined
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
  /**
   * A config file, or the same in code, for what is left out here; `true` takes the one in the working directory, if there
   * is one. Left out, none is read; variables of the environment never are.
   */
  readonly config?: string | true | Config
  /** Called after each request to the API. */
  readonly onServed?: (request: Served) => void
}
