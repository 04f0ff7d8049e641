import type { BodyFacts, OperationFacts } from './facts-types.ts'
import { facts } from './generated/facts.ts'
import type { Families, operations } from './generated/support.ts'

export type * from './facts-types.ts'
export type * from './generated/support.ts'

/** The name of an operation of the Support API: `"ListSessions"`. */
export type OperationId = Families[keyof Families]

/** Parameters, bodies and responses of an operation: `Operation<"ListSessions">["parameters"]["query"]`. */
export type Operation<Id extends OperationId> = operations[Id]

/** The facts of all operations. A fresh copy each time: an engine asks once. */
export function operationFacts(): readonly OperationFacts[] {
  return JSON.parse(facts)
}

/** The shapes of the request bodies, by operation; only a request with a body needs them. */
export async function bodyShapes(): Promise<Readonly<Record<string, BodyFacts>>> {
  const { bodies } = await import('./generated/bodies.ts')
  return JSON.parse(bodies)
}
