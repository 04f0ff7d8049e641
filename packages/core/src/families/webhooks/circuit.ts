import { define } from '../../store/definition.ts'

/** How the calls of a webhook fared lately. */
export interface Circuit {
  /** The webhook's. */
  readonly id: string
  /** When counting began, in milliseconds since 1970. */
  readonly since: number
  readonly requests: number
  readonly failures: number
  /** Until then nothing is sent. */
  readonly open_until: number
}

/** Never on the wire. */
export const webhookCircuits = define<Circuit, Circuit>()({
  name: 'webhook_circuits',
  singular: 'webhook_circuit',
  isAside: true,
  isInternal: true,
  indexes: {},
  present: (circuit) => circuit,
})
