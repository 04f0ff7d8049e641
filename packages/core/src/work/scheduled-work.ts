import { define } from '../store/definition.ts'
import type { Json } from '../store/json.ts'

/** A piece of work that waits for its time. */
export interface ScheduledWork {
  readonly id: number
  /** The name of what is to be done. */
  readonly kind: string
  /** Milliseconds since 1970, by the account's clock. */
  readonly due: number
  readonly payload: Json
}

/** Never on the wire. */
export const scheduledWork = define<ScheduledWork, ScheduledWork>()({
  name: 'scheduled_work',
  singular: 'scheduled_work',
  isInternal: true,
  indexes: { kind: ({ kind }) => kind },
  orders: { due: ({ due }) => [due] },
  present: (scheduled) => scheduled,
})
