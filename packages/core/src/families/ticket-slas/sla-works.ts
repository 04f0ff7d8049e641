import { workKind } from '../../work/work.ts'

/** Tells of targets that are missed: what is done is in `tell-breaches.ts`. */
export const tellBreaches = workKind<Record<string, never>>('tell_sla_breaches')
