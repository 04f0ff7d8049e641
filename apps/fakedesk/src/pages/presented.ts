import type { Served } from '../server/served.ts'

/** A served request in the words of `specs/control/openapi.yaml`; the log's JSON has the same. */
export function presented({ at, milliseconds, operation, answeredBy, email: _, reason, ...rest }: Served) {
  return {
    time: new Date(at).toISOString(),
    ms: Math.round(milliseconds * 100) / 100,
    operation: operation ?? null,
    answered_by: answeredBy,
    reason: reason ?? null,
    ...rest,
  }
}
