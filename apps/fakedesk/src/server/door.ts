import type * as prism from '@fakedesk/prism'
import type { IncomingExchange } from './exchange.ts'

export type { JudgedReply } from '@fakedesk/prism'

/** What answers a request: the engine, or a referee in front of it. */
export type Door = prism.Door<IncomingExchange>
