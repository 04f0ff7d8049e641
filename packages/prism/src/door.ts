import type { Exchange, Reply } from '@fakedesk/core'
import type { Breach } from './breach.ts'

/** What answers a request: the engine, or a referee in front of it. */
export type Door<E> = (exchange: E) => JudgedReply | Promise<JudgedReply>

/** As much of a request as a referee reads; the bytes are given as often as they are asked for. */
export interface JudgedExchange extends Pick<Exchange, 'method' | 'url' | 'bytes'> {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
}

export interface JudgedReply extends Reply {
  /** What a referee found. */
  readonly breaches?: readonly Breach[]
}
