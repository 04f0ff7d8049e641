import { workKind } from '../../work/work.ts'

/** What time does to tickets: what is done is in `grow-old.ts`, which writes them. */
export const growOld = workKind<Record<string, never>>('grow_tickets_old')
