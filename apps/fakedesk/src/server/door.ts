import type { Reply } from '@fakedesk/core'
import type { Breach } from '../prism/breach.ts'
import type { IncomingExchange } from './exchange.ts'

/** What answers a request: the engine, or a referee in front of it. */
export type Door = (exchange: IncomingExchange) => JudgedReply | Promise<JudgedReply>

export interface JudgedReply extends Reply {
  /** What a referee found. */
  readonly breaches?: readonly Breach[]
}
